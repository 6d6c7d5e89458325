package adaptarium.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;

/**
 * One run, carried out on whatever machine Spark chooses: its folder is unpacked there, the program goes on with it in a process of its own, and the folder comes
 * back. Nothing of it depends on the machine, so neither do the bytes. Where the machine is lost, Spark begins it again elsewhere.
 */
final class RunTask implements Function<Packed, RunTask.Ended> {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> program; // a list that can be sent

    /**
     * A task.
     *
     * @param program what starts the program: Java, its options, class path and main class
     */
    RunTask(List<String> program) {
        this.program = new ArrayList<>(program);
    }

    /**
     * What became of a run.
     *
     * @param trouble empty where it is done, else what the program complained of last
     * @param folder its folder
     */
    record Ended(String trouble, Packed folder) implements java.io.Serializable {}

    @Override
    public Ended call(Packed sent) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("adaptarium-study-");
        try {
            sent.unpack(place.resolve(sent.name()));
            List<String> command = new ArrayList<>(program);
            command.add(
                    command.size() - 1, // before the main class
                    "-Dadaptarium.parent=" + ProcessHandle.current().pid());
            command.addAll(sent.arguments());
            Process process = new ProcessBuilder(command)
                    .directory(place.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                String last = lastLine(process);
                int code = process.waitFor();
                String trouble = code == 0 ? "" : last.isEmpty() ? "ended with exit code " + code : last;
                return new Ended(trouble, Packed.of(place.resolve(sent.name()), List.of()));
            } finally {
                process.destroyForcibly(); // where the task is taken back
            }
        } finally {
            Packed.delete(place);
        }
    }

    private static String lastLine(Process process) throws IOException {
        String last = "";
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = line.isBlank() ? last : line.strip();
            }
        }
        return last;
    }
}
