package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import adaptarium.render.record.Reel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The films an evaluation made: {@code films.json}. A report plays them in the page.
 *
 * @param films by split
 */
public record Films(Map<String, List<Film>> films) {
    /** Copies the map, keeping its order. */
    public Films {
        films = Collections.unmodifiableMap(new LinkedHashMap<>(films));
    }

    /**
     * Makes and stores the films of an evaluation.
     *
     * @param run where to store them
     * @param recorders who watched each split
     */
    public static void store(RunDirectory run, Map<String, FilmRecorder> recorders) {
        Map<String, List<Film>> films = new LinkedHashMap<>();
        recorders.forEach((split, recorder) -> films.put(split, recorder.films()));
        WholeFile.write(file(run), Json.sealed(new Films(films)));
    }

    /** The stored films of a run; none where it was not evaluated. */
    static Films of(RunDirectory run) {
        return Files.exists(file(run)) ? Json.read(file(run), Films.class) : new Films(Map.of());
    }

    private static Path file(RunDirectory run) {
        return run.folder().resolve("films.json");
    }

    /** The films of a split; none where it has none. */
    List<Film> of(String split) {
        return films.getOrDefault(split, List.of());
    }

    /** How much of a page they take, in bytes. */
    long bytes() {
        return films.values().stream()
                .flatMap(List::stream)
                .mapToLong(film -> film.reel().length())
                .sum();
    }

    /** A button that opens a film; it is seen where scripts run. */
    static String button(String split, Film film, String words) {
        return "<button class=\"film\" data-film=\"" + id(split, film) + "\">▶ " + escape(words) + "</button>";
    }

    private static String id(String split, Film film) {
        return "film-" + split.replaceAll("[^a-z]", "") + "-" + film.task();
    }

    /**
     * The films themselves, and where they are played.
     *
     * @param words what is said below a film, by split and task
     * @return HTML
     */
    String html(Map<String, List<String>> words) {
        StringBuilder html =
                new StringBuilder("<dialog id=\"cinema\"><canvas tabindex=\"0\" aria-label=\"the film\"></canvas><p"
                        + " class=\"bar\"><button id=\"play\">Pause</button><input type=\"range\" min=\"0\" value=\"0\""
                        + " aria-label=\"moment\"><span></span><button id=\"close\">Close</button></p><p"
                        + " class=\"note\"></p></dialog>");
        films.forEach((split, list) -> list.forEach(film -> {
            List<String> tasks = words.getOrDefault(split, List.of());
            html.append("<script type=\"application/octet-stream\" id=\"").append(id(split, film));
            html.append(String.format(
                    Locale.ROOT,
                    "\" data-width=\"%d\" data-height=\"%d\" data-rate=\"%.4f\" data-words=\"",
                    film.width(),
                    film.height(),
                    film.framesPerSecond()));
            html.append(escape(film.task() < tasks.size() ? tasks.get(film.task()) : ""))
                    .append("\">");
            html.append(film.reel()).append("</script>");
        }));
        return html.toString();
    }

    /** What plays them. */
    static String script() {
        return Reel.painter() + Page.resource("films.js");
    }
}
