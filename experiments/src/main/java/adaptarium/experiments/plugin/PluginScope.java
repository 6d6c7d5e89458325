package adaptarium.experiments.plugin;

import adaptarium.envs.Families;
import adaptarium.envs.ForeignCode;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plug-ins of one invocation of the program.
 *
 * <p>They are made visible through the thread's context class loader, which is where a {@link java.util.ServiceLoader} looks. The alternative, a registry
 * handed from the command line down to every configuration, learner and session, would make each of them know that plug-ins exist; the context class loader
 * is Java's own way to say what a thread can see, new threads inherit it, and it is put back when the scope closes, so nothing static changes.
 *
 * <p>A run keeps copies of the plug-ins it was made with. When it is opened they go below all others: where two define the same class, the run's counts.
 */
public final class PluginScope implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final ClassLoader program;
    private final List<PluginLoader> open = new ArrayList<>();
    private final List<List<Plugin>> kept = new ArrayList<>();
    private List<Plugin> given = List.of();
    private volatile Map<String, String> families = Map.of(); // ids by class name, of those from plug-ins

    /** A scope for this thread, without plug-ins yet. */
    public PluginScope() {
        ClassLoader context = thread.getContextClassLoader();
        program = context == null ? PluginScope.class.getClassLoader() : context;
    }

    /** The plug-ins that are not a run's own. */
    public List<Plugin> given() {
        return given;
    }

    /** Whether no plug-in is loaded. */
    public boolean isEmpty() {
        return open.isEmpty();
    }

    /**
     * Loads plug-ins.
     *
     * @param plugins what the user gave or keeps in a plug-in folder
     * @throws UserException where one cannot be loaded
     */
    public void give(List<Plugin> plugins) {
        given = List.copyOf(plugins);
        rebuild();
    }

    /**
     * Loads the copies a run keeps, below all others.
     *
     * @param plugins the run's plug-ins; nothing happens where there are none
     * @param note told in one line where a given plug-in is another version of one of them
     */
    public void keep(List<Plugin> plugins, Consumer<String> note) {
        if (plugins.isEmpty()) {
            return;
        }
        kept.add(List.copyOf(plugins));
        Set<String> contents = new HashSet<>();
        for (Plugin copy : plugins) {
            contents.add(Sha256.of(copy.content()));
        }
        List<Plugin> others = new ArrayList<>();
        for (Plugin plugin : given) {
            if (!contents.contains(Sha256.of(plugin.content()))) {
                others.add(plugin);
                plugins.stream()
                        .filter(copy -> copy.fileName().equals(plugin.fileName()))
                        .findFirst()
                        .ifPresent(copy -> note.accept(plugin.path() + " differs from what the run was made with; "
                                + copy.path() + " is used"));
            }
        }
        given = List.copyOf(others);
        rebuild();
    }

    private void rebuild() {
        closeLoaders();
        ClassLoader below = program;
        List<java.nio.file.Path> classPath = new ArrayList<>();
        List<List<Plugin>> layers = new ArrayList<>(kept);
        layers.add(given);
        for (List<Plugin> layer : layers) {
            if (!layer.isEmpty()) {
                PluginLoader loader = PluginLoader.of(below, classPath, layer);
                open.add(loader);
                below = loader.loader();
                classPath.addAll(PluginLoader.paths(layer, Set.of(Plugin.Kind.JAR, Plugin.Kind.CLASSES)));
            }
        }
        thread.setContextClassLoader(below);
        requireDistinctFamilies();
    }

    private void requireDistinctFamilies() {
        try {
            Map<String, String> found = new HashMap<>();
            for (TaskFamily<?> family : Families.all()) {
                Class<?> type = ForeignCode.original(family).getClass();
                if (PluginLoader.NAMES.contains(
                        String.valueOf(type.getClassLoader().getName()))) {
                    found.put(type.getName(), family.spec().id());
                }
            }
            families = Map.copyOf(found);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * The given plug-ins where a run cannot be made without them; none where the program has all it needs.
     *
     * @param families ids of families
     * @param algorithms names of algorithms
     * @return what the run has to keep
     */
    public List<Plugin> needed(List<String> families, List<String> algorithms) {
        if (given.isEmpty()) {
            return given;
        }
        ClassLoader all = thread.getContextClassLoader();
        thread.setContextClassLoader(program);
        try {
            families.forEach(Families::named);
            algorithms.forEach(Algorithms::named);
            return List.of();
        } catch (IllegalArgumentException e) {
            return given;
        } finally {
            thread.setContextClassLoader(all);
        }
    }

    /**
     * What went wrong in a plug-in's own code.
     *
     * @param trouble what went wrong in the end
     * @return it, or the innermost of its causes, that has a line of a plug-in in its stack trace; nothing where there is none
     */
    public static Optional<Throwable> faultOf(Throwable trouble) {
        Optional<Throwable> found = Optional.empty();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // causes may lead in a circle
        for (@Nullable Throwable at = trouble; at != null && seen.add(at); at = at.getCause()) {
            found = frameOf(at).isPresent() ? Optional.of(at) : found;
        }
        return found;
    }

    /**
     * Where a plug-in's own code had a part in something that went wrong.
     *
     * @param fault what went wrong
     * @return the innermost line of a plug-in in its stack trace, or nothing
     */
    public static Optional<StackTraceElement> frameOf(Throwable fault) {
        return frameOf(fault.getStackTrace());
    }

    private static Optional<StackTraceElement> frameOf(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> PluginLoader.NAMES.contains(String.valueOf(frame.getClassLoaderName())))
                .findFirst();
    }

    /**
     * In which plug-in's code a thread is.
     *
     * @param frames the thread's stack, innermost first
     * @return such as {@code Slide-v0 (Slide.java:41, act)}, or nothing where it is in the program's own
     */
    public Optional<String> place(StackTraceElement[] frames) {
        return frameOf(frames).map(frame -> {
            String line = frame.getFileName() + ":" + frame.getLineNumber();
            return families.entrySet().stream()
                    .filter(family -> frame.getClassName().equals(family.getKey())
                            || frame.getClassName().startsWith(family.getKey() + "$"))
                    .findFirst()
                    .map(family -> family.getValue() + " (" + line + ", " + frame.getMethodName() + ")")
                    .orElse("plug-in " + line + " (" + frame.getMethodName() + ")");
        });
    }

    private void closeLoaders() {
        thread.setContextClassLoader(program);
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        open.clear();
    }

    @Override
    public void close() {
        closeLoaders();
    }
}
