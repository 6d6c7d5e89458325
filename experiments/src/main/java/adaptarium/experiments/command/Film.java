package adaptarium.experiments.command;

import adaptarium.render.Canvas;
import adaptarium.render.record.FilmRate;
import adaptarium.render.record.Recording;
import adaptarium.render.watch.Happening;
import adaptarium.render.watch.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/** Films of what has been played: its moments, one after the other. */
final class Film {
    private Film() {}

    /**
     * Writes a film of a session, with signs where something happened; its last moment stays for a second.
     *
     * @param out the film's file
     * @param settings size and rate of playing
     * @param rate which moments become frames
     * @param moments one per control step
     * @param drawing draws a moment
     * @return how many frames it has
     */
    static int write(
            Path out,
            Recording.Settings settings,
            FilmRate rate,
            List<Snapshot> moments,
            BiConsumer<Canvas, Snapshot> drawing) {
        return write(
                out,
                settings,
                rate,
                moments.size(),
                (canvas, i) -> drawing.accept(canvas, moments.get(i)),
                i -> i == 0 ? List.of() : Happening.between(moments.get(i - 1), moments.get(i)));
    }

    /**
     * Writes a film; its last moment stays for a second.
     *
     * @param out the film's file
     * @param settings size and rate of playing
     * @param rate which moments become frames
     * @param moments how many there are
     * @param drawing draws the moment of a number
     * @return how many frames it has
     */
    static int write(
            Path out, Recording.Settings settings, FilmRate rate, int moments, ObjIntConsumer<Canvas> drawing) {
        return write(out, settings, rate, moments, drawing, i -> List.of());
    }

    private static int write(
            Path out,
            Recording.Settings settings,
            FilmRate rate,
            int moments,
            ObjIntConsumer<Canvas> drawing,
            IntFunction<List<Happening>> happened) {
        int frames = 0;
        int told = 0;
        try (Recording recording = Recording.open(out, settings)) {
            for (int i = 0; i < moments; i += rate.stride()) {
                int moment = i;
                recording.add(canvas -> drawing.accept(canvas, moment));
                told = mark(recording, told, moment, happened);
                frames++;
            }
            for (int i = 0; i < settings.framesPerSecond(); i++) {
                recording.add(canvas -> drawing.accept(canvas, moments - 1));
                told = mark(recording, told, moments - 1, happened);
                frames++;
            }
            recording.finish();
        }
        return frames;
    }

    // What happened at moments that became no frames is marked at the next one.
    private static int mark(Recording recording, int told, int upTo, IntFunction<List<Happening>> happened) {
        for (int moment = told; moment <= upTo; moment++) {
            for (Happening one : happened.apply(moment)) {
                recording.mark(one.kind().name().toLowerCase(Locale.ROOT), one.what());
            }
        }
        return Math.max(told, upTo + 1);
    }
}
