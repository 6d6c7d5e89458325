package adaptarium.envs;

import java.util.List;

/**
 * What holds families that have no class of their own that a {@link java.util.ServiceLoader} could find: those that are data, and several that are made by one class.
 * {@link Families} asks the class loader it looks in, and those above it, where they are holders; and the holders that are registered in
 * {@code META-INF/services/adaptarium.envs.FamilyHolder}.
 */
public interface FamilyHolder {
    /** The families. */
    List<TaskFamily<?>> families();
}
