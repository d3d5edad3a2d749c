/* The works behind the methods: how the text cites them, and what BibTeX and a reader need. In the order of the authors. */
#include "report.h"

static const osk__work works[] = {
    {"Anderson, 1983", "anderson1983",
     "Anderson, J. (1983). Lix and Rix: Variations on a little-known readability index. *Journal of Reading*, *26*(6), 490\xE2\x80\x93" "496.",
     "@article{anderson1983,\n  author = {Anderson, Jonathan},\n  title = {Lix and {Rix}: Variations on a Little-known Readability Index},\n"
     "  journal = {Journal of Reading},\n  year = {1983},\n  volume = {26},\n  number = {6},\n  pages = {490--496}\n}\n"},
    {"Benjamini & Hochberg, 1995", "benjamini1995",
     "Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate: A practical and powerful approach to multiple testing. *Journal of the Royal Statistical Society: Series B*, *57*(1), 289\xE2\x80\x93" "300.",
     "@article{benjamini1995,\n  author = {Benjamini, Yoav and Hochberg, Yosef},\n  title = {Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing},\n"
     "  journal = {Journal of the Royal Statistical Society: Series B},\n  year = {1995},\n  volume = {57},\n  number = {1},\n  pages = {289--300}\n}\n"},
    {"Bj\xC3\xB6rnsson, 1968", "bjornsson1968",
     "Bj\xC3\xB6rnsson, C. H. (1968). *L\xC3\xA4sbarhet*. Liber.",
     "@book{bjornsson1968,\n  author = {Bj{\\\"o}rnsson, Carl-Hugo},\n  title = {L{\\\"a}sbarhet},\n  publisher = {Liber},\n  address = {Stockholm},\n  year = {1968}\n}\n"},
    {"Dunning, 1993", "dunning1993",
     "Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. *Computational Linguistics*, *19*(1), 61\xE2\x80\x93" "74.",
     "@article{dunning1993,\n  author = {Dunning, Ted},\n  title = {Accurate Methods for the Statistics of Surprise and Coincidence},\n"
     "  journal = {Computational Linguistics},\n  year = {1993},\n  volume = {19},\n  number = {1},\n  pages = {61--74}\n}\n"},
    {"Efron, 1987", "efron1987",
     "Efron, B. (1987). Better bootstrap confidence intervals. *Journal of the American Statistical Association*, *82*(397), 171\xE2\x80\x93" "185.",
     "@article{efron1987,\n  author = {Efron, Bradley},\n  title = {Better Bootstrap Confidence Intervals},\n"
     "  journal = {Journal of the American Statistical Association},\n  year = {1987},\n  volume = {82},\n  number = {397},\n  pages = {171--185}\n}\n"},
    {"Efron & Stein, 1981", "efron1981",
     "Efron, B., & Stein, C. (1981). The jackknife estimate of variance. *Annals of Statistics*, *9*(3), 586\xE2\x80\x93" "596.",
     "@article{efron1981,\n  author = {Efron, Bradley and Stein, Charles},\n  title = {The Jackknife Estimate of Variance},\n"
     "  journal = {Annals of Statistics},\n  year = {1981},\n  volume = {9},\n  number = {3},\n  pages = {586--596}\n}\n"},
    {"Hardie, 2014", "hardie2014",
     "Hardie, A. (2014). *Log Ratio: An informal introduction*. ESRC Centre for Corpus Approaches to Social Science, Lancaster University.",
     "@misc{hardie2014,\n  author = {Hardie, Andrew},\n  title = {Log Ratio: An Informal Introduction},\n"
     "  howpublished = {ESRC Centre for Corpus Approaches to Social Science, Lancaster University},\n  year = {2014}\n}\n"},
    {"Holm, 1979", "holm1979",
     "Holm, S. (1979). A simple sequentially rejective multiple test procedure. *Scandinavian Journal of Statistics*, *6*(2), 65\xE2\x80\x93" "70.",
     "@article{holm1979,\n  author = {Holm, Sture},\n  title = {A Simple Sequentially Rejective Multiple Test Procedure},\n"
     "  journal = {Scandinavian Journal of Statistics},\n  year = {1979},\n  volume = {6},\n  number = {2},\n  pages = {65--70}\n}\n"},
    {"Janssen, 1997", "janssen1997",
     "Janssen, A. (1997). Studentized permutation tests for non-i.i.d. hypotheses and the generalized Behrens\xE2\x80\x93" "Fisher problem. *Statistics & Probability Letters*, *36*(1), 9\xE2\x80\x93" "21.",
     "@article{janssen1997,\n  author = {Janssen, Arnold},\n  title = {Studentized Permutation Tests for Non-i.i.d. Hypotheses and the Generalized {Behrens--Fisher} Problem},\n"
     "  journal = {Statistics \\& Probability Letters},\n  year = {1997},\n  volume = {36},\n  number = {1},\n  pages = {9--21}\n}\n"},
    {"Kendall & Babington Smith, 1939", "kendall1939",
     "Kendall, M. G., & Babington Smith, B. (1939). The problem of m rankings. *Annals of Mathematical Statistics*, *10*(3), 275\xE2\x80\x93" "287.",
     "@article{kendall1939,\n  author = {Kendall, Maurice G. and {Babington Smith}, Bernard},\n  title = {The Problem of $m$ Rankings},\n"
     "  journal = {Annals of Mathematical Statistics},\n  year = {1939},\n  volume = {10},\n  number = {3},\n  pages = {275--287}\n}\n"},
    {"Kruskal & Wallis, 1952", "kruskal1952",
     "Kruskal, W. H., & Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis. *Journal of the American Statistical Association*, *47*(260), 583\xE2\x80\x93" "621.",
     "@article{kruskal1952,\n  author = {Kruskal, William H. and Wallis, W. Allen},\n  title = {Use of Ranks in One-criterion Variance Analysis},\n"
     "  journal = {Journal of the American Statistical Association},\n  year = {1952},\n  volume = {47},\n  number = {260},\n  pages = {583--621}\n}\n"},
    {"Monroe et al., 2008", "monroe2008",
     "Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin\xE2\x80\x99 words: Lexical feature selection and evaluation for identifying the content of political conflict. *Political Analysis*, *16*(4), 372\xE2\x80\x93" "403.",
     "@article{monroe2008,\n  author = {Monroe, Burt L. and Colaresi, Michael P. and Quinn, Kevin M.},\n"
     "  title = {Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict},\n"
     "  journal = {Political Analysis},\n  year = {2008},\n  volume = {16},\n  number = {4},\n  pages = {372--403}\n}\n"},
    {"Newcombe, 2006", "newcombe2006",
     "Newcombe, R. G. (2006). Confidence intervals for an effect size measure based on the Mann\xE2\x80\x93Whitney statistic. Part 2: Asymptotic methods and evaluation. *Statistics in Medicine*, *25*(4), 559\xE2\x80\x93" "573.",
     "@article{newcombe2006,\n  author = {Newcombe, Robert G.},\n"
     "  title = {Confidence Intervals for an Effect Size Measure Based on the {Mann--Whitney} Statistic. {Part} 2: Asymptotic Methods and Evaluation},\n"
     "  journal = {Statistics in Medicine},\n  year = {2006},\n  volume = {25},\n  number = {4},\n  pages = {559--573}\n}\n"},
    {"Phipson & Smyth, 2010", "phipson2010",
     "Phipson, B., & Smyth, G. K. (2010). Permutation p-values should never be zero: Calculating exact p-values when permutations are randomly drawn. *Statistical Applications in Genetics and Molecular Biology*, *9*(1), Article 39.",
     "@article{phipson2010,\n  author = {Phipson, Belinda and Smyth, Gordon K.},\n"
     "  title = {Permutation {P}-values Should Never Be Zero: Calculating Exact {P}-values When Permutations Are Randomly Drawn},\n"
     "  journal = {Statistical Applications in Genetics and Molecular Biology},\n  year = {2010},\n  volume = {9},\n  number = {1},\n  pages = {39}\n}\n"},
    {"Porter, 2001", "porter2001",
     "Porter, M. F. (2001). *Snowball: A language for stemming algorithms*. https://snowballstem.org",
     "@misc{porter2001,\n  author = {Porter, Martin F.},\n  title = {Snowball: A Language for Stemming Algorithms},\n"
     "  howpublished = {https://snowballstem.org},\n  year = {2001}\n}\n"},
    {"Potts, 2011", "potts2011",
     "Potts, C. (2011). On the negativity of negation. In N. Li & D. Lutz (Eds.), *Proceedings of Semantics and Linguistic Theory 20* (pp. 636\xE2\x80\x93" "659). CLC Publications.",
     "@inproceedings{potts2011,\n  author = {Potts, Christopher},\n  title = {On the Negativity of Negation},\n  editor = {Li, Nan and Lutz, David},\n"
     "  booktitle = {Proceedings of Semantics and Linguistic Theory 20},\n  publisher = {CLC Publications},\n  year = {2011},\n  pages = {636--659}\n}\n"},
    {"Steegen et al., 2016", "steegen2016",
     "Steegen, S., Tuerlinckx, F., Gelman, A., & Vanpaemel, W. (2016). Increasing transparency through a multiverse analysis. *Perspectives on Psychological Science*, *11*(5), 702\xE2\x80\x93" "712.",
     "@article{steegen2016,\n  author = {Steegen, Sara and Tuerlinckx, Francis and Gelman, Andrew and Vanpaemel, Wolf},\n"
     "  title = {Increasing Transparency Through a Multiverse Analysis},\n  journal = {Perspectives on Psychological Science},\n"
     "  year = {2016},\n  volume = {11},\n  number = {5},\n  pages = {702--712}\n}\n"},
    {"Taboada et al., 2011", "taboada2011",
     "Taboada, M., Brooke, J., Tofiloski, M., Voll, K., & Stede, M. (2011). Lexicon-based methods for sentiment analysis. *Computational Linguistics*, *37*(2), 267\xE2\x80\x93" "307.",
     "@article{taboada2011,\n  author = {Taboada, Maite and Brooke, Julian and Tofiloski, Milan and Voll, Kimberly and Stede, Manfred},\n"
     "  title = {Lexicon-Based Methods for Sentiment Analysis},\n  journal = {Computational Linguistics},\n  year = {2011},\n  volume = {37},\n  number = {2},\n  pages = {267--307}\n}\n"},
    {"Tarone, 1990", "tarone1990",
     "Tarone, R. E. (1990). A modified Bonferroni method for discrete data. *Biometrics*, *46*(2), 515\xE2\x80\x93" "522.",
     "@article{tarone1990,\n  author = {Tarone, R. E.},\n  title = {A Modified {Bonferroni} Method for Discrete Data},\n  journal = {Biometrics},\n"
     "  year = {1990},\n  volume = {46},\n  number = {2},\n  pages = {515--522}\n}\n"},
};

const osk__work *osk__works(size_t *count)
{
    *count = sizeof works / sizeof *works;
    return works;
}
