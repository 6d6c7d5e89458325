package adaptarium.experiments.serve;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page of all runs as files, which open without a server, wherever they are put. */
public final class RunExport {
    private RunExport() {}

    /**
     * Writes the page with all of its data.
     *
     * @param pages what is shown
     * @param runs the folder of the runs that are shown
     * @param folder where to; made where it is missing
     * @return how many runs are in it
     * @throws UserException where the folder is not empty and not of an earlier export, or lies among the runs, as which its copies would count
     */
    public static int write(RunPages pages, Path runs, Path folder) {
        if (folder.toAbsolutePath().normalize().startsWith(runs.toAbsolutePath().normalize())) {
            throw new UserException("the pages cannot lie in the folder of runs, " + runs + ", got " + folder
                    + ": the files that they show would count as runs");
        }
        if (!isFree(folder)) {
            throw new UserException(
                    folder + " is not empty and holds no pages of an earlier export; name a folder of their own");
        }
        make(folder.resolve("data"));
        for (String name : RunPages.OWN) {
            WholeFile.write(folder.resolve(name), new String(RunPages.resource(name), StandardCharsets.UTF_8));
        }
        Map<String, Object> all = pages.all();
        script(folder, "runs", Json.line(all));
        int count = 0;
        for (Object row : (List<?>) all.getOrDefault("runs", List.of())) {
            String key = String.valueOf(((Map<?, ?>) row).get("key"));
            String name = "run-" + key;
            String json = text(pages, "data/" + name + ".json");
            script(folder, name, json);
            copy(pages, folder, json);
            count++;
        }
        for (Object study : (List<?>) all.getOrDefault("studies", List.of())) {
            String name = "study-" + ((Map<?, ?>) study).get("key");
            String json = text(pages, "data/" + name + ".json");
            script(folder, name, json);
            copy(pages, folder, json);
        }
        return count;
    }

    private static boolean isFree(Path folder) {
        if (!Files.exists(folder) || Files.exists(folder.resolve("data").resolve("runs.js"))) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder, e);
        }
    }

    private static String text(RunPages pages, String path) {
        return pages.at(path)
                .map(shown -> new String(shown.content(), StandardCharsets.UTF_8))
                .orElse("{}");
    }

    /** A file that says its data to the page: what stands in the text cannot end the script. */
    private static void script(Path folder, String name, String json) {
        WholeFile.write(
                folder.resolve("data").resolve(name + ".js"),
                "adaptariumData(\"" + name + "\", "
                        + json.replace("<", "\\u003c")
                                .replace("\u2028", "\\u2028")
                                .replace("\u2029", "\\u2029") + ");\n");
    }

    /** Copies the files that some data names. */
    private static void copy(RunPages pages, Path folder, String json) {
        java.util.regex.Matcher href = java.util.regex.Pattern.compile("\"href\":\"(files/[0-9a-f]+/[^\"\\\\]+)\"")
                .matcher(json);
        while (href.find()) {
            Path file = folder.resolve(href.group(1));
            pages.at(href.group(1)).ifPresent(shown -> {
                make(file.resolveSibling(""));
                WholeFile.write(
                        file,
                        shown.type().startsWith("text/html") ? FilePolicy.inside(shown.content()) : shown.content());
            });
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileTrouble.complaint("make folder", folder, e);
        }
    }
}
