package adaptarium.meta.gradient.parameter;

/** Which step sizes the outer step learns, together with the parameters. */
public enum LearnedRates {
    /** None: {@code innerRate} stays as it is. */
    NONE,

    /** One for each adapted parameter, the same in every step (Meta-SGD: Li et al. 2017, arXiv:1707.09835). It may become negative. */
    PARAMETER,

    /** One for each adapted block (weights or biases of a layer, log-std) and inner step (Antoniou et al. 2019, arXiv:1810.09502, section 4). */
    LAYER
}
