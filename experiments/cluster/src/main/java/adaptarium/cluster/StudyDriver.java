package adaptarium.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Hands runs to Spark. It reads lines {@code FOLDER<tab>ARGUMENT<tab>…} from its input, each a run and what the program is to do with it, and writes
 * {@code done<tab>FOLDER} or {@code failed<tab>FOLDER<tab>why} as each ends. At an empty line it waits for what is going on, and ends. Where its input ends without
 * one, whoever started it is gone, and it stops at once.
 *
 * <p>Arguments: {@code --master URL} (left out under {@code spark-submit}), then {@code --} and what starts the program.
 */
public final class StudyDriver {
    private static final String RETRIES = "8"; // of a task whose machine was lost
    private static final String MEGABYTES = "1024"; // a run's folder travels in one message

    private static final int GONE = 3; // exit code

    private final JavaSparkContext spark;
    private final List<String> program;
    private final PrintStream out;

    private StudyDriver(JavaSparkContext spark, List<String> program, PrintStream out) {
        this.spark = spark;
        this.program = program;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param arguments as the class says
     * @throws IOException where its input cannot be read
     * @throws InterruptedException where it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> all = Arrays.asList(arguments);
        int dashes = all.indexOf("--");
        if (dashes < 0 || dashes + 1 == all.size()) {
            throw new IllegalArgumentException("expected [--master URL] -- JAVA OPTION… MAINCLASS, got " + all);
        }
        PrintStream answers = System.out;
        System.setOut(System.err); // Spark may print what it likes, but not among the answers
        SparkConf conf = conf(all.subList(0, dashes));
        try (JavaSparkContext spark = new JavaSparkContext(conf);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            new StudyDriver(spark, all.subList(dashes + 1, all.size()), answers).serve(in);
        }
    }

    private static SparkConf conf(List<String> options) throws IOException {
        SparkConf conf = new SparkConf()
                .setAppName("Adaptarium study")
                .set("spark.task.maxFailures", RETRIES)
                .set("spark.rpc.message.maxSize", MEGABYTES)
                .set("spark.ui.enabled", "false");
        if (options.size() == 2 && options.get(0).equals("--master")) {
            String master = options.get(1);
            conf.setMaster(master.matches("local\\[\\w+]") ? master.replace("]", "," + RETRIES + "]") : master);
            if (isHere(master)) {
                conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
            }
            conf.setJars(new String[] {jar().toString()});
        } else if (!options.isEmpty()) {
            throw new IllegalArgumentException("expected --master URL before --, got " + options);
        }
        return conf;
    }

    private static boolean isHere(String master) {
        if (master.startsWith("local")) {
            return true;
        }
        String host = URI.create(master).getHost();
        return "127.0.0.1".equals(host) || "localhost".equals(host);
    }

    /** These classes as a jar, which workers are given. */
    private static Path jar() throws IOException {
        Path place = Path.of(URI.create(StudyDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        if (Files.isRegularFile(place)) {
            return place;
        }
        Path jar = Files.createTempFile("adaptarium-cluster-", ".jar");
        jar.toFile().deleteOnExit();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(place)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                zip.putNextEntry(new ZipEntry(place.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    private void serve(BufferedReader in) throws IOException, InterruptedException {
        ExecutorService waiting = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "run");
            thread.setDaemon(true);
            return thread;
        });
        String line = in.readLine();
        for (; line != null && !line.isEmpty(); line = in.readLine()) {
            List<String> run = Arrays.asList(line.split("\t", -1));
            waiting.execute(() -> carryOut(Path.of(run.get(0)), run.subList(1, run.size())));
        }
        if (line == null) {
            Runtime.getRuntime().halt(GONE); // the runs' processes end with those of the workers
        }
        waiting.shutdown();
        while (!waiting.awaitTermination(1, TimeUnit.MINUTES)) {
            // runs take as long as they take
        }
    }

    private void carryOut(Path folder, List<String> arguments) {
        String answer;
        try {
            Packed sent = Packed.of(folder, arguments);
            RunTask.Ended ended = spark.parallelize(List.of(sent), 1)
                    .map(new RunTask(program))
                    .collect()
                    .get(0);
            ended.folder().unpack(folder);
            answer = ended.trouble().isEmpty()
                    ? "done\t" + folder
                    : "failed\t" + folder + "\t" + ended.trouble().replace('\t', ' ');
        } catch (Exception e) { // Spark's are checked and sneaked: whatever it is, the one who waits is told
            answer = "failed\t" + folder + "\t" + firstLine(e);
        }
        synchronized (out) {
            out.println(answer);
            out.flush();
        }
    }

    private static String firstLine(Exception e) {
        return new ArrayList<>(List.of(String.valueOf(e.getMessage()).split("\n")))
                .get(0)
                .replace('\t', ' ')
                .strip();
    }
}
