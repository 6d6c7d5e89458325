package adaptarium.envs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The registry of families: everything a {@link ServiceLoader} finds for {@link TaskFamily}, and what {@link FamilyHolder}s hold. A family is registered by one line in
 * {@code META-INF/services/adaptarium.envs.TaskFamily}, and several of one class by a holder in {@code META-INF/services/adaptarium.envs.FamilyHolder}.
 *
 * <p>It looks where a service loader looks: in the thread's context class loader. Without plug-ins that is the class path.
 */
public final class Families {
    private static final int LONGEST = 1000; // characters of a name with its wrappers
    private static final Pattern VERSION = Pattern.compile("-v\\d+$");

    /** What is on the class path, which does not change: looked for once. */
    private static final class OnClassPath {
        static final List<TaskFamily<?>> FAMILIES;
        static final @Nullable IllegalArgumentException TROUBLE; // told to everybody who asks

        static {
            List<TaskFamily<?>> families = List.of();
            IllegalArgumentException trouble = null;
            try {
                families = found(ClassLoader.getSystemClassLoader());
            } catch (IllegalArgumentException e) {
                trouble = e;
            }
            FAMILIES = families;
            TROUBLE = trouble;
        }
    }

    private Families() {}

    /** An id without its version. */
    private static String bare(String id) {
        return VERSION.matcher(id).replaceFirst("");
    }

    /**
     * Every registered family.
     *
     * @return families by id, in alphabetical order
     * @throws IllegalArgumentException where two have the same id
     */
    public static List<TaskFamily<?>> all() {
        return all(Thread.currentThread().getContextClassLoader());
    }

    /**
     * Every family a class loader can see, such as one that also holds plug-ins.
     *
     * @param loader where to look
     * @return families by id, in alphabetical order
     * @throws IllegalArgumentException where two have the same id
     */
    public static List<TaskFamily<?>> all(@Nullable ClassLoader loader) {
        if (loader != ClassLoader.getSystemClassLoader()) {
            return found(loader);
        }
        if (OnClassPath.TROUBLE != null) {
            throw new IllegalArgumentException(OnClassPath.TROUBLE.getMessage(), OnClassPath.TROUBLE);
        }
        return OnClassPath.FAMILIES;
    }

    private static List<TaskFamily<?>> found(@Nullable ClassLoader loader) {
        List<TaskFamily<?>> families = new ArrayList<>(held(loader));
        ServiceLoader.load(FamilyHolder.class, loader)
                .forEach(holder -> holder.families()
                        .forEach(family -> families.add(ForeignCode.guarded(TaskFamily.class, family))));
        ServiceLoader.load(TaskFamily.class, loader)
                .forEach(family -> families.add(ForeignCode.guarded(TaskFamily.class, family)));
        families.sort(Comparator.comparing(family -> family.spec().id()));
        for (int i = 1; i < families.size(); i++) {
            String id = families.get(i).spec().id();
            if (id.equals(families.get(i - 1).spec().id())) {
                throw new IllegalArgumentException("two families are called '" + id + "': "
                        + ForeignCode.original(families.get(i - 1)).getClass().getName() + " and "
                        + ForeignCode.original(families.get(i)).getClass().getName());
            }
        }
        return List.copyOf(families);
    }

    /** Families that are data; as with classes, those of a loader above win over those below it. */
    private static Collection<TaskFamily<?>> held(@Nullable ClassLoader loader) {
        Map<String, TaskFamily<?>> held = new LinkedHashMap<>();
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at instanceof FamilyHolder holder) {
                holder.families().forEach(family -> held.put(family.spec().id(), family));
            }
        }
        return held.values();
    }

    /**
     * One family, perhaps a variant and perhaps wrapped. What a variant changes follows the name after a colon, as in {@code CartPole-v0:poleMass=0.5..1.5};
     * wrappers follow after plus signs, the innermost first, as in {@code CartPole-v0+action-delay=2+switch=abrupt}.
     *
     * @param id a name, such as {@code CartPole-v0}; its version may be left out where there is one only
     * @return the family
     * @throws IllegalArgumentException where there is no such family, setting or wrapper, and the message names the nearest; or where they do not fit
     */
    public static TaskFamily<?> named(String id) {
        if (id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a family's name has at most " + LONGEST + " characters, got " + id.length());
        }
        String[] parts = id.split("\\+", -1);
        Variant variant = Variant.parse(parts[0]);
        TaskFamily<?> family = named(variant.family(), all());
        if (!variant.settings().isEmpty()) {
            family = VariantMaker.of(family, variant, Variant.writtenHash(parts[0]));
        }
        for (int i = 1; i < parts.length; i++) {
            family = wrapped(family, parts[i]);
        }
        return family;
    }

    private static TaskFamily<?> wrapped(TaskFamily<?> family, String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        List<String> arguments =
                equals < 0 ? List.of() : List.of(text.substring(equals + 1).split(",", -1));
        for (Wrapper wrapper : wrappers()) {
            if (wrapper.name().equals(name)) {
                return wrapped(wrapper, family, arguments);
            }
        }
        List<String> names = wrappers().stream().map(Wrapper::name).toList();
        throw new IllegalArgumentException(
                "no wrapper '" + name + "'" + Spelling.suggestion(name, names) + " There are " + names);
    }

    static TaskFamily<?> wrapped(Wrapper wrapper, TaskFamily<?> family, List<String> arguments) {
        try {
            return wrapper.wrap(family, arguments);
        } catch (NumberFormatException | IndexOutOfBoundsException e) { // of a wrapper that reads them as they are
            throw new IllegalArgumentException(
                    "wrapper '" + wrapper.name() + "' cannot make sense of '" + String.join(",", arguments)
                            + "'; it is written "
                            + wrapper.usage(),
                    e);
        }
    }

    /** Every registered wrapper, by name. */
    public static List<Wrapper> wrappers() {
        List<Wrapper> wrappers = new ArrayList<>();
        ServiceLoader.load(Wrapper.class).forEach(wrapper -> wrappers.add(ForeignCode.guarded(Wrapper.class, wrapper)));
        wrappers.sort(Comparator.comparing(Wrapper::name));
        return List.copyOf(wrappers);
    }

    /**
     * One of the given families.
     *
     * @param id a name, such as {@code CartPole-v0}; its version may be left out where there is one only
     * @param families where to look
     * @return the family
     * @throws IllegalArgumentException where there is none, and the message names the nearest; or where several versions have this name
     */
    public static TaskFamily<?> named(String id, List<TaskFamily<?>> families) {
        for (TaskFamily<?> family : families) {
            if (family.spec().id().equals(id)) {
                return family;
            }
        }
        List<TaskFamily<?>> versions = families.stream()
                .filter(family -> bare(family.spec().id()).equals(id))
                .toList();
        if (versions.size() == 1) {
            return versions.get(0);
        }
        List<String> ids = families.stream().map(family -> family.spec().id()).toList();
        if (versions.size() > 1) {
            throw new IllegalArgumentException("'" + id + "' has several versions: "
                    + ids.stream().filter(known -> bare(known).equals(id)).toList());
        }
        if (!VERSION.matcher(id).find()) { // compare names with names
            Map<String, String> byName = new LinkedHashMap<>();
            ids.forEach(known -> byName.put(bare(known), known));
            throw new IllegalArgumentException("no family '" + id + "'" + Spelling.suggestion(id, byName)
                    + " 'adaptarium list families' shows all");
        }
        throw new IllegalArgumentException(
                "no family '" + id + "'" + Spelling.suggestion(id, ids) + " 'adaptarium list families' shows all");
    }
}
