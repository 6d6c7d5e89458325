package adaptarium.envs.reference;

import java.util.List;

/** What holds several references that are made by one class; registered in {@code META-INF/services/adaptarium.envs.reference.ReferenceHolder}. */
public interface ReferenceHolder {
    /** The references. */
    List<Reference<?>> references();
}
