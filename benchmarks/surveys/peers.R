# R survey (GPL-2 | GPL-3, Debian r-cran-survey); run by peers.py.
#   api FOLDER        writes the api data (part of the package) as CSV, and prints what R says of it
#   speed FOLDER      times the task of FOLDER/task.csv, replicates in FOLDER/factors.bin
#   national FOLDER   times the means of FOLDER/national.bin
#   province FOLDER, replicates FOLDER   the same by province, and by a bootstrap of its own
suppressMessages(library(survey))
options(digits = 15)
given <- commandArgs(trailingOnly = TRUE)
folder <- given[2]
put <- function(name, ...) cat(name, sprintf("%.17g", c(...)), sep = "\t", fill = FALSE)
line <- function(...) { put(...); cat("\n") }
stat <- function(name, s) line(name, coef(s), SE(s), deff(s))
seconds <- function(run) {
  start <- proc.time(); value <- run(); spent <- proc.time() - start
  list(value = value, cpu = sum(spent[c("user.self", "sys.self")]), wall = spent[["elapsed"]])
}

if (given[1] == "api") {
  data(api)
  for (name in c("apistrat", "apiclus1", "apiclus2")) {
    x <- get(name)
    write.csv(x[, intersect(names(x), c("dnum", "snum", "stype", "api00", "api99", "enroll", "pw",
      "fpc", "fpc1", "fpc2", "sch.wide"))], file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  }
  strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
  one <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
  free <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
  two <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, weights = ~pw, data = apiclus2)
  stat("strata, mean api00", svymean(~api00, strat, deff = "replace"))
  stat("strata, mean api00, deff TRUE", svymean(~api00, strat, deff = TRUE))
  stat("strata, total enroll", svytotal(~enroll, strat, deff = "replace"))
  stat("strata, ratio api00/api99", svyratio(~api00, ~api99, strat, deff = "replace"))
  for (kind in c("E", "H", "M"))
    stat(paste("strata, mean api00,", kind), svymean(~api00, subset(strat, stype == kind), deff = "replace"))
  stat("strata, mean enroll, school-wide", svymean(~enroll, subset(strat, sch.wide == "Yes"), deff = "replace"))
  for (p in c(0.25, 0.5, 0.9)) {
    q <- svyquantile(~api00, strat, p)
    line(paste("strata, quantile api00", p), coef(q), SE(q), confint(q))
  }
  line("strata, interval api00", confint(svymean(~api00, strat), df = degf(strat)))
  stat("clusters, mean api00", svymean(~api00, one, deff = "replace"))
  stat("clusters, mean api00, no fpc", svymean(~api00, free, deff = "replace"))
  stat("clusters, total enroll", svytotal(~enroll, one, deff = "replace"))
  stat("clusters, ratio api00/api99", svyratio(~api00, ~api99, one, deff = "replace"))
  stat("clusters, mean api00, E", svymean(~api00, subset(one, stype == "E"), deff = "replace"))
  stat("two stages, mean api00", svymean(~api00, two, deff = "replace"))
  stat("two stages, total enroll", svytotal(~enroll, two, na.rm = TRUE, deff = "replace"))
  stat("two stages, mean api00, H", svymean(~api00, subset(two, stype == "H"), deff = "replace"))
  raked <- calibrate(one, ~stype + sch.wide, c(6194, 755, 1018, 5122), calfun = "raking",
                     epsilon = 1e-13, maxit = 200)
  stat("raked, mean api00", svymean(~api00, raked, deff = "replace"))
  line("jackknife, mean api00", SE(svymean(~api00, as.svrepdesign(free, type = "JK1", mse = TRUE))))
  line("jackknife of strata, mean api00", SE(svymean(~api00, as.svrepdesign(strat, type = "JKn", mse = TRUE))))
}

wave <- function(file) {
  svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = read.csv(file), nest = TRUE)
}
if (given[1] == "wave") {
  d <- wave(file.path(folder, "wave.csv"))
  for (name in c("a0", "a9")) {
    f <- as.formula(paste0("~", name))
    stat(paste("wave, mean", name), svymean(f, d, deff = "replace"))
    stat(paste("wave, mean", name, "young women"), svymean(f, subset(d, sex == 1 & age == 0), deff = "replace"))
    stat(paste("wave, total", name), svytotal(f, d, deff = "replace"))
    q <- svyquantile(f, d, 0.5)
    line(paste("wave, median", name), coef(q), SE(q), confint(q))
  }
  stat("wave, ratio a0/a9", svyratio(~a0, ~a9, d, deff = "replace"))
}

if (given[1] == "speed") {
  x <- read.csv(file.path(folder, "task.csv"))
  items <- grep("^y", names(x), value = TRUE)
  reps <- as.integer(given[3])
  weights <- matrix(readBin(file.path(folder, "weights.bin"), "double", nrow(x) * reps), nrow(x), reps)
  d <- svrepdesign(data = x, weights = ~w, repweights = weights, type = "bootstrap",
                   combined.weights = TRUE, scale = 1 / reps, rscales = rep(1, reps), mse = TRUE)
  f <- as.formula(paste("~", paste(items, collapse = "+")))
  made <- seconds(function() lapply(grep("^d", names(x), value = TRUE), function(by)
    svyby(f, as.formula(paste0("~", by)), d, svymean)))
  all <- do.call(rbind, lapply(made$value, function(s) as.matrix(SE(s))))
  write.table(all, file.path(folder, "r_se.csv"), sep = ",", row.names = FALSE, col.names = FALSE)
  line("replicates", made$cpu, made$wall)
  t <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = x)
  made <- seconds(function() lapply(grep("^d", names(x), value = TRUE), function(by)
    svyby(f, as.formula(paste0("~", by)), t, svymean)))
  all <- do.call(rbind, lapply(made$value, function(s) as.matrix(SE(s))))
  write.table(all, file.path(folder, "r_taylor_se.csv"), sep = ",", row.names = FALSE, col.names = FALSE)
  line("taylor", made$cpu, made$wall)
}

peak <- function() {
  told <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
  line("peak", as.numeric(gsub("[^0-9]", "", told)) / 1024)
}
if (given[1] %in% c("national", "province", "replicates")) {
  n <- as.integer(given[3]); k <- as.integer(given[4])
  m <- matrix(readBin(file.path(folder, "national.bin"), "double", n * (k + 4)), n, k + 4)
  x <- as.data.frame(m)
  names(x) <- c("w", "stratum", "psu", "province", paste0("y", seq_len(k)))
  f <- as.formula(paste("~", paste0("y", seq_len(k), collapse = "+")))
  made <- seconds(function() svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = x))
  d <- made$value
  line("design", made$cpu, made$wall)
  if (given[1] == "national") {
    made <- seconds(function() svymean(f, d))
    line("means", made$cpu, made$wall)
    write.table(SE(made$value), file.path(folder, "r_national_se.csv"), sep = ",", row.names = FALSE, col.names = FALSE)
  } else if (given[1] == "province") {
    made <- seconds(function() svyby(f, ~province, d, svymean))
    line("spent", made$cpu, made$wall)
  } else {
    reps <- as.integer(given[5])
    made <- seconds(function() as.svrepdesign(d, type = "subbootstrap", replicates = reps))
    line("drawing", made$cpu, made$wall)
    again <- made$value
    made <- seconds(function() svymean(f, again))
    line("spent", made$cpu, made$wall)
  }
  peak()
}
