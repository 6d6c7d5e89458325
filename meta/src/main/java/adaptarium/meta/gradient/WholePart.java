package adaptarium.meta.gradient;

/** All parameters, as in MAML. */
public record WholePart() implements AdaptedPart {}
