package adaptarium.experiments.command;

import adaptarium.render.Canvas;
import adaptarium.render.record.FilmRate;
import adaptarium.render.record.Recording;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** Films of what has been played: its moments, one after the other. */
final class Film {
    private Film() {}

    /**
     * Plays a session to its end.
     *
     * @param session at the start of a task
     * @param eachStep called before every step, such as to change the task in mid-episode
     * @return the moments, one per control step
     */
    static List<Snapshot> trial(Session session, Runnable eachStep) {
        List<Snapshot> moments = new ArrayList<>();
        moments.add(session.snapshot());
        while (!moments.get(moments.size() - 1).over()) {
            eachStep.run();
            session.step();
            moments.add(session.snapshot());
        }
        return moments;
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
        int frames = 0;
        try (Recording recording = Recording.open(out, settings)) {
            for (int i = 0; i < moments; i += rate.stride()) {
                int moment = i;
                recording.add(canvas -> drawing.accept(canvas, moment));
                frames++;
            }
            for (int i = 0; i < settings.framesPerSecond(); i++) {
                recording.add(canvas -> drawing.accept(canvas, moments - 1));
                frames++;
            }
            recording.finish();
        }
        return frames;
    }
}
