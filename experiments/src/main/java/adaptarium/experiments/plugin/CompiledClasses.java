package adaptarium.experiments.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class loader of classes that were compiled in memory. It answers a {@link java.util.ServiceLoader} as if each of its public classes had a service line
 * for every interface it implements, so that a family in a single file needs none.
 */
final class CompiledClasses extends ClassLoader {
    /** What it is called in stack traces. */
    static final String NAME = "compiled plug-ins";

    private static final String SERVICES = "META-INF/services/";

    private final Map<String, byte[]> classes;

    CompiledClasses(ClassLoader parent, Map<String, byte[]> classes) {
        super(NAME, parent);
        this.classes = new LinkedHashMap<>(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = classes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    /** Names of the classes a service loader may make instances of, for one service. */
    List<String> providers(Class<?> service) {
        List<String> names = new ArrayList<>();
        for (String name : classes.keySet()) {
            try {
                Class<?> type = loadClass(name);
                if (service.isAssignableFrom(type) && canBeMade(type)) {
                    names.add(name);
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("a compiled class is lost: " + name, e);
            }
        }
        return names;
    }

    private static boolean canBeMade(Class<?> type) {
        int modifiers = type.getModifiers();
        return Modifier.isPublic(modifiers)
                && !Modifier.isAbstract(modifiers)
                && Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        if (!name.startsWith(SERVICES)) {
            return null;
        }
        try {
            Class<?> service = Class.forName(name.substring(SERVICES.length()), false, getParent());
            List<String> providers = providers(service);
            return providers.isEmpty() ? null : memory(name, String.join("\n", providers));
        } catch (ClassNotFoundException e) {
            return null; // somebody asks for a service that the program does not have
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return Collections.enumeration(url == null ? List.of() : List.of(url));
    }

    private static URL memory(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        URLStreamHandler handler = new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() throws IOException {
                        return new ByteArrayInputStream(bytes);
                    }
                };
            }
        };
        try {
            return new URL("memory", "", -1, "/" + name, handler);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the handler is given", e);
        }
    }
}
