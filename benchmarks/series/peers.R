# R surveillance (GPL-2, Debian r-cran-surveillance) on the counts that peers.py wrote; run by it.
suppressMessages(library(surveillance))
folder <- commandArgs(trailingOnly = TRUE)[1]
series <- function(name) {
  x <- t(as.matrix(read.csv(file.path(folder, name), header = FALSE)))
  colnames(x) <- NULL
  sts(observed = x, start = c(2020, 1), frequency = 52)
}
put <- function(x, name) {
  write.table(t(as.matrix(x)), file.path(folder, name), sep = ",", na = "nan",
              row.names = FALSE, col.names = FALSE)
}
seconds <- function(name, start) cat(name, (proc.time() - start)[["user.self"]], "\n")
for (task in c("wide", "long")) {
  s <- series(paste0(task, ".csv"))
  # earsC fails on C3 where only one week can be judged
  for (method in if (task == "wide") c("C1", "C2") else c("C1", "C2", "C3")) {
    start <- proc.time()
    r <- earsC(s, control = list(method = method))
    seconds(paste0(task, "_", method), start)
    put(r@alarm * 1, paste0(task, "_", method, "_alarm.csv"))
    put(r@upperbound, paste0(task, "_", method, "_upper.csv"))
  }
}
s <- series("seasons.csv")
weeks <- nrow(s@observed)
start <- proc.time()
r <- suppressWarnings(farringtonFlexible(s, control = list(
  range = (weeks - 3):weeks, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26,
  alpha = 0.005, glmWarnings = FALSE, thresholdMethod = "delta")))
seconds("seasons_farrington", start)
put(r@alarm * 1, "seasons_farrington_alarm.csv")
put(r@upperbound, "seasons_farrington_upper.csv")
