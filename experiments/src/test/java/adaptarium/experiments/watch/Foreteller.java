package adaptarium.experiments.watch;

import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import java.util.List;
import java.util.Optional;

/** An agent that expects what it is told to expect, and does nothing. */
final class Foreteller implements Adaptation {
    private final List<float[]> paths;
    private Optional<Forecast> forecast = Optional.empty();

    Foreteller(List<float[]> paths) {
        this.paths = paths;
    }

    /** Says something else from now on. */
    void say(Forecast next) {
        forecast = Optional.of(next);
    }

    @Override
    public int tasks() {
        return 1;
    }

    @Override
    public int rounds() {
        return 0;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {}

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

    @Override
    public void endRound() {}

    @Override
    public List<float[]> expectedPaths(int task) {
        return paths;
    }

    @Override
    public Optional<Forecast> forecast(int task) {
        return forecast;
    }
}
