package adaptarium.meta.gradient.parameter;

/** All parameters, as in MAML. */
public record WholePart() implements AdaptedPart {
    @Override
    public boolean isWhole() {
        return true;
    }
}
