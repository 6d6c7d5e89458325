package adaptarium.experiments.watch;

import java.util.List;
import java.util.Optional;

/** An agent that expects what it is told to expect, and does nothing. */
final class Foreteller implements IdleAgent {
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
    public List<float[]> expectedPaths(int task) {
        return paths;
    }

    @Override
    public Optional<Forecast> forecast(int task) {
        return forecast;
    }
}
