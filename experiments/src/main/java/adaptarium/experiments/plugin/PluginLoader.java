package adaptarium.experiments.plugin;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import adaptarium.envs.reference.Reference;
import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Plug-ins laid over a class loader: what {@link ServiceLoader} finds through it is the program's and theirs. Classes below win over those above.
 */
final class PluginLoader implements AutoCloseable {
    /** What a plug-in may bring. */
    private static final List<Class<?>> SERVICES =
            List.of(TaskFamily.class, Wrapper.class, Reference.class, Algorithm.class);

    /** What the class loaders are called, of jars and of what was compiled in memory: a stack trace names them. */
    static final Set<String> NAMES = Set.of("plug-ins", CompiledClasses.NAME);

    private final URLClassLoader jars;
    private final ClassLoader top;

    private PluginLoader(URLClassLoader jars, ClassLoader top) {
        this.jars = jars;
        this.top = top;
    }

    /**
     * Loads plug-ins.
     *
     * @param below the program, perhaps with other plug-ins over it
     * @param classPath of the plug-ins below, for the compiler
     * @param plugins what to load
     * @return the loader
     * @throws UserException where a source has a mistake, there is no compiler for it, or something cannot be loaded
     */
    static PluginLoader of(ClassLoader below, List<Path> classPath, List<Plugin> plugins) {
        List<Path> binaries = paths(plugins, Set.of(Plugin.Kind.JAR, Plugin.Kind.CLASSES));
        List<Path> sources = paths(plugins, Set.of(Plugin.Kind.SOURCE));
        URLClassLoader jars = new URLClassLoader(
                "plug-ins", binaries.stream().map(PluginLoader::url).toArray(URL[]::new), below);
        ClassLoader top = jars;
        if (!sources.isEmpty()) {
            List<Path> all = new ArrayList<>(programClassPath());
            all.addAll(classPath);
            all.addAll(binaries);
            top = compiled(jars, sources, all);
        }
        requireLoadable(top, plugins);
        return new PluginLoader(jars, DataLoader.over(top, plugins));
    }

    /** Where the plug-ins of some kinds lie. */
    static List<Path> paths(List<Plugin> plugins, Set<Plugin.Kind> kinds) {
        return plugins.stream()
                .filter(plugin -> kinds.contains(plugin.kind()))
                .map(Plugin::path)
                .toList();
    }

    private static List<Path> programClassPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has a URL", e);
        }
    }

    private static ClassLoader compiled(ClassLoader below, List<Path> sources, List<Path> classPath) {
        Optional<Module> compiler = ModuleLayer.boot().findModule("jdk.compiler");
        if (compiler.isEmpty()) { // asked before any class of javax.tools is touched, which may be missing too
            throw new UserException("plug-in " + sources.get(0) + " has to be compiled, but the Java in "
                    + System.getProperty("java.home")
                    + " is a runtime without a compiler; point JAVA_HOME to a JDK, or hand over a jar");
        }
        CompiledClasses classes = new CompiledClasses(below, SourceCompiler.compile(sources, classPath));
        if (SERVICES.stream().allMatch(service -> classes.providers(service).isEmpty())) {
            throw new UserException("plug-in " + sources.get(sources.size() - 1)
                    + " has no family in it: no public class with a public constructor without parameters"
                    + " implements TaskFamily");
        }
        return classes;
    }

    private static void requireLoadable(ClassLoader loader, List<Plugin> plugins) {
        for (Class<?> service : SERVICES) {
            try {
                ServiceLoader.load(service, loader).forEach(provider -> {});
            } catch (ServiceConfigurationError | LinkageError e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                String why = cause == e ? e.getMessage() : e.getMessage() + ": " + cause;
                throw new UserException(
                        "cannot load the plug-ins "
                                + plugins.stream().map(Plugin::path).toList() + ": " + why,
                        e);
            }
        }
    }

    /** Where to look for everything. */
    ClassLoader loader() {
        return top;
    }

    @Override
    public void close() {
        try {
            jars.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
