# R psych (GPL), lavaan (GPL) and MASS (GPL), from Debian, on the sheets that peers.py wrote.
suppressMessages({library(psych); library(lavaan); library(MASS)})
folder <- commandArgs(trailingOnly = TRUE)[1]
quiet <- function(x) suppressWarnings(suppressMessages(x))
put <- function(name, value) {
  if (length(value) != 1) stop(name)
  cat("=", name, formatC(as.numeric(value), digits = 15, format = "g"), "\n")
}
took <- function(name, start) put(paste0("seconds.", name), sum((proc.time() - start)[c(1, 2)]))

# bfi stays with its package; peers.py reads it from the folder and forgets it
bfi5 <- psych::bfi[, 1:5]
bfi5[, 1] <- 7 - bfi5[, 1]
write.table(bfi5, file.path(folder, "bfi.csv"), sep = ",", na = "nan", row.names = FALSE,
            col.names = FALSE)
for (case in c("pairwise", "complete")) {
  rows <- if (case == "complete") bfi5[complete.cases(bfi5), ] else bfi5
  a <- quiet(psych::alpha(rows, check.keys = FALSE))
  put(paste0("bfi.", case, ".alpha"), a$total$raw_alpha)
  ci <- psych::alpha.ci(a$total$raw_alpha, n.obs = nrow(rows), n.var = 5)
  put(paste0("bfi.", case, ".low"), ci$lower.ci)
  put(paste0("bfi.", case, ".high"), ci$upper.ci)
  for (i in 1:5) put(paste0("bfi.", case, ".dropped.", i), a$alpha.drop$raw_alpha[i])
  for (i in 1:5) put(paste0("bfi.", case, ".rest.", i), a$item.stats$r.drop[i])
}
capture.output(o <- quiet(psych::omega(bfi5[complete.cases(bfi5), ], nfactors = 1, fm = "ml",
                                       plot = FALSE)))
put("bfi.omega.total", o$omega.tot)
put("bfi.omega.general", o$omega_h)

sheets <- read.csv(file.path(folder, "sheets.csv"))
groups <- read.csv(file.path(folder, "groups.csv"))
items <- names(sheets)
attitude <- sub("[abc]$", "", items)
sila <- read.csv(file.path(folder, "sila.csv"), header = FALSE)[[1]]
model <- function(of) paste(sapply(unique(of), function(f)
  paste(f, "=~", paste(items[of == f], collapse = " + "))), collapse = "\n")
one <- paste("umum =~", paste(items, collapse = " + "))
models <- list(one_factor = one, ten_attitudes = model(attitude), five_sila = model(sila),
               bifactor = paste(one, model(attitude), sep = "\n"))
kept <- c("chisq", "df", "cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "srmr")
for (name in names(models)) {
  start <- proc.time()
  f <- quiet(cfa(models[[name]], sheets, std.lv = TRUE, orthogonal = name == "bifactor"))
  took(name, start)
  m <- fitMeasures(f, kept)
  for (k in kept) put(paste("fit", name, k, sep = "/"), m[[k]])
  p <- parameterEstimates(f)
  for (i in which(p$op != "|" & p$se > 0))
    put(paste("se", name, p$lhs[i], p$op[i], p$rhs[i], sep = "/"), p$se[i])
  for (i in which(p$op != "|" & p$se > 0))
    put(paste("est", name, p$lhs[i], p$op[i], p$rhs[i], sep = "/"), p$est[i])
}
both <- cbind(sheets, area = groups$area)
equal <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
for (level in names(equal)) {
  start <- proc.time()
  f <- quiet(cfa(models$ten_attitudes, both, std.lv = TRUE, group = "area",
                 group.equal = equal[[level]]))
  took(level, start)
  m <- fitMeasures(f, kept)
  for (k in kept) put(paste("invariance", level, k, sep = "/"), m[[k]])
}
score <- rowMeans(sheets)
start <- proc.time()
for (grouping in c("sex", "age")) {
  g <- factor(groups[[grouping]])
  for (item in items) {
    y <- ordered(sheets[[item]])
    ll <- sapply(list(y ~ score, y ~ score + g, y ~ score * g), function(q)
      as.numeric(logLik(polr(q, control = list(reltol = 1e-14, maxit = 1000)))))
    put(paste("dif", grouping, item, "uniform", sep = "/"), 2 * (ll[2] - ll[1]))
    put(paste("dif", grouping, item, "non_uniform", sep = "/"), 2 * (ll[3] - ll[2]))
  }
}
took("dif", start)
twice <- read.csv(file.path(folder, "twice.csv"), header = FALSE)
r <- quiet(psych::ICC(twice, lmer = FALSE))$results
for (i in 1:3) {
  put(paste("icc", i, "value", sep = "/"), r$ICC[i])
  put(paste("icc", i, "low", sep = "/"), r$`lower bound`[i])
  put(paste("icc", i, "high", sep = "/"), r$`upper bound`[i])
}
start <- proc.time()
quiet(psych::alpha(sheets, check.keys = FALSE))
took("alpha", start)
