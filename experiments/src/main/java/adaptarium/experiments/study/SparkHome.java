package adaptarium.experiments.study;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Apache Spark lies, and whether a cluster answers. */
final class SparkHome {
    private static final String CLASS_PATH = "adaptarium.cluster.classpath"; // a property that names it whole
    private static final Pattern LOCAL = Pattern.compile("local(\\[(\\d{1,4}|\\*)])?");
    private static final Pattern MASTER = Pattern.compile("spark://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final int PATIENCE = 5000; // ms for a master to answer

    private SparkHome() {}

    /**
     * The class path of the driver: Spark and the module {@code experiments/cluster}.
     *
     * @return paths
     * @throws UserException where neither was built nor SPARK_HOME is set
     */
    static String classPath() {
        @Nullable String given = System.getProperty(CLASS_PATH);
        if (given != null) {
            return given;
        }
        Path target = Path.of(System.getProperty("adaptarium.home", "."), "experiments", "cluster", "target");
        Path classes = target.resolve("classes");
        @Nullable String home = System.getenv("SPARK_HOME");
        if (Files.isDirectory(classes)) {
            if (home != null && Files.isDirectory(Path.of(home, "jars"))) {
                return classes + File.pathSeparator + Path.of(home, "jars", "*");
            }
            Path spark = target.resolve("cluster.classpath");
            if (Files.isRegularFile(spark)) {
                try {
                    return classes
                            + File.pathSeparator
                            + Files.readString(spark).strip();
                } catch (IOException e) {
                    throw FileTrouble.complaint("read", spark, e);
                }
            }
        }
        throw new UserException(
                "Apache Spark is not here yet; './mvnw -B -pl experiments/cluster -am package -DskipTests'"
                        + " fetches it (220 MB)");
    }

    /**
     * Refuses what is no cluster before anything is begun.
     *
     * @param master as Spark calls it
     * @throws UserException where nobody answers there
     */
    static void require(String master) {
        if (LOCAL.matcher(master).matches()) {
            return;
        }
        Matcher address = MASTER.matcher(master);
        if (!address.matches() || Integer.parseInt(address.group(2)) > 65_535) {
            throw new UserException("--cluster must be spark://HOST:PORT, local[N] or local[*], got '" + master + "'");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))), PATIENCE);
        } catch (IOException e) {
            throw new UserException("no Spark master answers at " + master + " (" + FileTrouble.reason(e) + ")", e);
        }
    }

    /** What Spark needs opened of Java 17 and later, as its own launcher opens it. */
    static List<String> options() {
        List<String> packages = List.of(
                "java.lang",
                "java.lang.invoke",
                "java.lang.reflect",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "jdk.internal.ref",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.security.action",
                "sun.util.calendar");
        List<String> options = new java.util.ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xmx1g"));
        packages.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        options.add("-Djdk.reflect.useDirectMethodHandle=false");
        options.add("-Dio.netty.tryReflectionSetAccessible=true");
        return options;
    }
}
