package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentSpecTest {
    @Test
    void whatIsSaidWithNamesIsWhatPositionsSay() {
        List<Axis> seen = List.of(Axis.unbounded("x", "m"));
        ActionSpace actions = new ActionSpace.Continuous(List.of(new Axis("push", "N", -1, 1)));
        EnvironmentSpec positions = new EnvironmentSpec("Named-v1", seen, actions, 0.1, 20, 4, "Reward.", "Never.");
        EnvironmentSpec names = EnvironmentSpec.named("Named-v1")
                .observation(seen)
                .actions(actions)
                .controlTimestep(0.1)
                .horizon(20)
                .episodesPerTrial(4)
                .reward("Reward.")
                .end("Never.")
                .build();
        assertEquals(positions, names);
        assertEquals(positions, positions.change().build());
        assertEquals(30, positions.change().horizon(30).build().horizon());
        assertEquals(20, positions.horizon());
    }

    @Test
    void whatIsNotSaidIsNamed() {
        assertEquals(
                "Named-v1: say its actions",
                Refusal.of(() -> EnvironmentSpec.named("Named-v1").build()));
        assertEquals(
                "Named-v1: say its end",
                Refusal.of(() -> EnvironmentSpec.named("Named-v1")
                        .actions("left", "right")
                        .reward("Reward.")
                        .build()));
        EnvironmentSpec.Builder noTime = EnvironmentSpec.named("Named-v1")
                .observation(Axis.unbounded("x", "m"))
                .actions("left", "right")
                .reward("Reward.")
                .end("Never.");
        assertTrue(Refusal.of(noTime::build).contains("controlTimestep must be positive"));
        assertTrue(Refusal.of(() -> noTime.controlTimestep(0.1).build()).contains("horizon"));
    }

    private static EnvironmentSpec spec(String id, List<Axis> observation, double timestep, int horizon) {
        ActionSpace actions = new ActionSpace.Discrete(List.of("left", "right"));
        return new EnvironmentSpec(id, observation, actions, timestep, horizon, 1, "Reward.", "End.");
    }

    @Test
    void aBadComponentIsNamed() {
        List<Axis> x = List.of(Axis.unbounded("x", "m"));
        assertEquals(
                "family id must look like 'CartPole-v0', got 'cartpole'",
                Refusal.of(() -> spec("cartpole", x, 0.1, 10)));
        assertEquals(
                "Odd-v0: an observation needs at least one axis", Refusal.of(() -> spec("Odd-v0", List.of(), 0.1, 10)));
        assertEquals(
                "Odd-v0: controlTimestep must be positive, got -0.02 s",
                Refusal.of(() -> spec("Odd-v0", x, -0.02, 10)));
        assertTrue(Refusal.of(() -> spec("Odd-v0", x, 0.1, 0)).contains("horizon"));
    }

    @Test
    void axesAndActionSpacesCheckTheirBounds() {
        assertEquals("axis 'x' needs low < high, got [1.0, 1.0] m", Refusal.of(() -> new Axis("x", "m", 1, 1)));
        assertTrue(Refusal.of(() -> new Axis("x", "m", Double.NaN, 1)).contains("low < high"));
        assertTrue(Refusal.of(() -> new ActionSpace.Continuous(List.of(Axis.unbounded("push", "N"))))
                .contains("finite bounds"));
        assertTrue(Refusal.of(() -> new ActionSpace.Continuous(List.of())).contains("at least one axis"));
        assertTrue(Refusal.of(() -> new ActionSpace.Discrete(List.of("stay"))).contains("at least two choices"));
    }

    @Test
    void sizesFollowTheAxes() {
        EnvironmentSpec spec = spec("Odd-v0", List.of(Axis.unbounded("x", "m"), Axis.unbounded("v", "m/s")), 0.1, 10);
        assertEquals(2, spec.observationSize());
        assertEquals(1, spec.actionSize());
        assertEquals(2, new ActionSpace.Continuous(List.of(new Axis("a", "N", 0, 1), new Axis("b", "N", 0, 1))).size());
    }
}
