package adaptarium.envs;

import java.util.List;

/**
 * A class loader that holds families that are data: they have no class of their own that a {@link java.util.ServiceLoader} could find. {@link Families} asks the
 * loader it looks in, and those above it.
 */
public interface FamilyHolder {
    /** The families. */
    List<TaskFamily<?>> families();
}
