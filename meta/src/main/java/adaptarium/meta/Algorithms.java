package adaptarium.meta;

import adaptarium.envs.ForeignCode;
import adaptarium.envs.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The registry of algorithms: everything a {@link ServiceLoader} finds for {@link Algorithm}. An algorithm is registered by one line in
 * {@code META-INF/services/adaptarium.meta.Algorithm}.
 */
public final class Algorithms {
    /** What is on the class path, which does not change: looked for once. */
    private static final class OnClassPath {
        static final List<Algorithm<?>> ALGORITHMS = found();
    }

    private Algorithms() {}

    /**
     * Every registered algorithm.
     *
     * @return algorithms by name, in alphabetical order
     */
    public static List<Algorithm<?>> all() {
        boolean plugins = Thread.currentThread().getContextClassLoader() != ClassLoader.getSystemClassLoader();
        return plugins ? found() : OnClassPath.ALGORITHMS;
    }

    private static List<Algorithm<?>> found() {
        List<Algorithm<?>> algorithms = new ArrayList<>();
        for (Algorithm<?> algorithm : ServiceLoader.load(Algorithm.class)) {
            algorithms.add(ForeignCode.guarded(Algorithm.class, algorithm));
        }
        algorithms.sort(Comparator.comparing(Algorithm::name));
        return List.copyOf(algorithms);
    }

    /**
     * One algorithm, where there is one of this name.
     *
     * @param name its name, such as {@code "maml"}
     * @return the algorithm, or nothing
     */
    public static Optional<Algorithm<?>> find(String name) {
        return all().stream().filter(algorithm -> algorithm.name().equals(name)).findFirst();
    }

    /**
     * One algorithm.
     *
     * @param name its name, such as {@code "maml"}
     * @return the algorithm
     * @throws IllegalArgumentException where there is none; the message names the nearest
     */
    public static Algorithm<?> named(String name) {
        List<Algorithm<?>> all = all();
        for (Algorithm<?> algorithm : all) {
            if (algorithm.name().equals(name)) {
                return algorithm;
            }
        }
        String suggestion =
                Spelling.suggestion(name, all.stream().map(Algorithm::name).toList());
        throw new IllegalArgumentException(
                "no algorithm '" + name + "'" + suggestion + " 'adaptarium list algorithms' shows all");
    }
}
