package adaptarium.meta.gradient.parameter;

/**
 * The last layer, and the log-std where there is one: almost no inner loop (ANIL: Raghu et al. 2020, arXiv:1909.09157). The body learns features that serve all tasks.
 */
public record HeadPart() implements AdaptedPart {}
