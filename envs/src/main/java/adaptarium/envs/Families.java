package adaptarium.envs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The registry of families: everything a {@link ServiceLoader} finds for {@link TaskFamily}. A family is registered by one line in
 * {@code META-INF/services/adaptarium.envs.TaskFamily}.
 */
public final class Families {
    private Families() {}

    /**
     * Every registered family.
     *
     * @return families by id, in alphabetical order
     * @throws IllegalArgumentException where two have the same id
     */
    public static List<TaskFamily<?>> all() {
        return all(Families.class.getClassLoader());
    }

    /**
     * Every family a class loader can see, such as one that also holds plug-ins.
     *
     * @param loader where to look
     * @return families by id, in alphabetical order
     * @throws IllegalArgumentException where two have the same id
     */
    public static List<TaskFamily<?>> all(ClassLoader loader) {
        List<TaskFamily<?>> families = new ArrayList<>();
        for (TaskFamily<?> family : ServiceLoader.load(TaskFamily.class, loader)) {
            families.add(family);
        }
        families.sort(Comparator.comparing(family -> family.spec().id()));
        for (int i = 1; i < families.size(); i++) {
            String id = families.get(i).spec().id();
            if (id.equals(families.get(i - 1).spec().id())) {
                throw new IllegalArgumentException("two families are called '" + id + "': "
                        + families.get(i - 1).getClass().getName() + " and "
                        + families.get(i).getClass().getName());
            }
        }
        return List.copyOf(families);
    }

    /**
     * One family.
     *
     * @param id versioned name, such as {@code CartPole-v0}
     * @return the family
     * @throws IllegalArgumentException where there is none; the message names the nearest
     */
    public static TaskFamily<?> named(String id) {
        return named(id, all());
    }

    /**
     * One of the given families.
     *
     * @param id versioned name, such as {@code CartPole-v0}
     * @param families where to look
     * @return the family
     * @throws IllegalArgumentException where there is none; the message names the nearest
     */
    public static TaskFamily<?> named(String id, List<TaskFamily<?>> families) {
        for (TaskFamily<?> family : families) {
            if (family.spec().id().equals(id)) {
                return family;
            }
        }
        List<String> ids = families.stream().map(family -> family.spec().id()).toList();
        throw new IllegalArgumentException(
                "no family '" + id + "'" + Spelling.suggestion(id, ids) + " 'adaptarium list families' shows all");
    }
}
