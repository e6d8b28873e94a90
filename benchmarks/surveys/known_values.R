# R survey (GPL-2 | GPL-3, Debian r-cran-survey) on the tests' made-up sample; run by known_values.py.
suppressMessages(library(survey))
x <- read.csv(commandArgs(trailingOnly = TRUE)[1])
put <- function(name, ...) cat(sprintf('"%s": (%s,),\n', name, paste(sprintf("%.15g", c(...)), collapse = ", ")))
stat <- function(name, s) put(name, coef(s), SE(s), deff(s))
plain <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = x)
finite <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, fpc = ~fpc, data = x)
stages <- svydesign(id = ~psu + unit, strata = ~stratum, weights = ~weight,
                    fpc = ~fpc + fpc_below, data = x, nest = TRUE)
stat("mean", svymean(~score, plain, deff = "replace"))
stat("mean, without", svymean(~score, plain, deff = TRUE))
stat("mean, fpc", svymean(~score, finite, deff = "replace"))
stat("mean, two stages", svymean(~score, stages, deff = "replace"))
stat("mean, gaps", svymean(~gappy, plain, na.rm = TRUE, deff = "replace"))
stat("mean, women", svymean(~score, subset(plain, sex == 1), deff = "replace"))
stat("total", svytotal(~people, plain, deff = "replace"))
stat("total, without", svytotal(~people, plain, deff = TRUE))
stat("total, two stages, women", svytotal(~people, subset(stages, sex == 1), deff = "replace"))
stat("ratio", svyratio(~score, ~people, plain, deff = "replace"))
stat("ratio, fpc, youngest", svyratio(~score, ~people, subset(finite, age == 0), deff = "replace"))
for (p in c(0.1, 0.5, 0.75)) {
  q <- svyquantile(~score, plain, p)
  put(paste("quantile", p), coef(q), SE(q), confint(q))
}
put("interval", confint(svymean(~score, plain), df = degf(plain)), degf(plain))
both <- svymean(~score + people, plain)
put("covariance", vcov(both))
lone <- x
lone$stratum[lone$stratum == 0 & lone$psu > 0] <- 1
for (rule in c("adjust", "average", "certainty")) {
  options(survey.lonely.psu = rule)
  d <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = lone)
  put(paste("lonely", rule), SE(svymean(~score, d)), SE(svytotal(~people, d)))
}
options(survey.lonely.psu = "fail")
sexes <- c(sum(x$weight) * 0.5, sum(x$weight) * 0.5)
ages <- sum(x$weight) * c(0.3, 0.45, 0.25)
raked <- calibrate(plain, ~factor(sex) + factor(age),
                   c(sum(sexes), sexes[2], ages[2], ages[3]), calfun = "raking", epsilon = 1e-12, maxit = 100)
stat("raked", svymean(~score, raked, deff = "replace"))
stat("raked, women", svymean(~score, subset(raked, sex == 1), deff = "replace"))
put("raked, weights", range(weights(raked) / weights(plain)))
jkn <- as.svrepdesign(plain, type = "JKn", mse = TRUE)
put("JKn", SE(svymean(~score, jkn)), SE(svyratio(~score, ~people, jkn)))
jkn <- as.svrepdesign(plain, type = "JKn", mse = FALSE)
put("JKn around mean", SE(svymean(~score, jkn)))
jkn <- as.svrepdesign(finite, type = "JKn", mse = TRUE)
put("JKn, fpc", SE(svymean(~score, jkn)))
jk1 <- as.svrepdesign(svydesign(id = ~psu, weights = ~weight, data = x), type = "JK1", mse = TRUE)
put("JK1", SE(svymean(~score, jk1)))
pairs <- subset(x, psu %in% c(0, 1, 4, 5, 10, 11, 15, 16))
brr <- as.svrepdesign(svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = pairs),
                      type = "BRR", mse = TRUE)
put("BRR", SE(svytotal(~score, brr)), SE(svymean(~score, brr)))
