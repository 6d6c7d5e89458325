package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.family.navigation.PointNavigation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliesTest {
    @Test
    void registeredFamiliesAreFoundByTheirIds() {
        assertTrue(Families.named("PointNavigation-v0") instanceof PointNavigation);
        for (TaskFamily<?> family : Families.all()) {
            assertEquals(family.getClass(), Families.named(family.spec().id()).getClass());
        }
    }

    @Test
    void aVersionMayBeLeftOutWhereThereIsOneOnly() {
        for (TaskFamily<?> family : Families.all()) {
            String id = family.spec().id();
            assertEquals(
                    id, Families.named(id.replaceFirst("-v\\d+$", "")).spec().id());
        }
        assertEquals(
                "Pendulum-v0+action-delay=2",
                Families.named("Pendulum+action-delay=2").spec().id());
        List<TaskFamily<?>> two = List.of(renamed("PointNavigation-v0"), renamed("PointNavigation-v3"));
        assertEquals(
                "'PointNavigation' has several versions: [PointNavigation-v0, PointNavigation-v3]",
                Refusal.of(() -> Families.named("PointNavigation", two)));
        assertEquals(
                "PointNavigation-v3",
                Families.named("PointNavigation-v3", two).spec().id());
    }

    private static TaskFamily<?> renamed(String id) {
        PointNavigation family = new PointNavigation();
        return new TaskFamily<PointNavigation.Task>() {
            @Override
            public EnvironmentSpec spec() {
                return family.spec().change().id(id).build();
            }

            @Override
            public Class<PointNavigation.Task> taskType() {
                return family.taskType();
            }

            @Override
            public Simulation<PointNavigation.Task> newSimulation() {
                return family.newSimulation();
            }
        };
    }

    @Test
    void aNameWithoutItsVersionIsComparedWithNames() {
        for (String wrong : List.of("Cartpole", "CartPol", "cartpole")) {
            String message = Refusal.of(() -> Families.named(wrong));
            assertTrue(message.startsWith("no family '" + wrong + "'; did you mean 'CartPole-v0'?"), message);
        }
        assertTrue(Refusal.of(() -> Families.named("Bern")).contains("did you mean 'BernoulliBandit-v0'?"));
        assertTrue(Refusal.of(() -> Families.named("Lender")).contains("did you mean 'Lander-v0'?"));
    }

    @Test
    void aNameOfAnyLengthIsAnsweredAtOnce() {
        String message = Refusal.of(() -> Families.named("x".repeat(900_000)));
        assertEquals("a family's name has at most 1000 characters, got 900000", message);
    }

    @Test
    void aWrapperThatReadsItsArgumentsAsTheyAreIsNamed() {
        Wrapper careless = new Wrapper() {
            @Override
            public String name() {
                return "careless";
            }

            @Override
            public String usage() {
                return "careless=N: does nothing N times";
            }

            @Override
            public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> arguments) {
                if (Integer.parseInt(arguments.get(0)) < 0) {
                    throw new IllegalArgumentException("never asked here");
                }
                return family;
            }
        };
        assertEquals(
                "wrapper 'careless' cannot make sense of 'abc'; it is written careless=N: does nothing N times",
                Refusal.of(() -> Families.wrapped(careless, new PointNavigation(), List.of("abc"))));
        assertTrue(Refusal.of(() -> Families.wrapped(careless, new PointNavigation(), List.of()))
                .contains("cannot make sense of ''"));
    }

    @Test
    void anUnknownNameNamesTheNearest() {
        String message = Refusal.of(() -> Families.named("PointNavigaton-v0"));
        assertTrue(message.startsWith("no family 'PointNavigaton-v0'; did you mean 'PointNavigation-v0'?"), message);
        assertTrue(message.contains("list families"), message);
    }

    @Test
    void everyFamilyWithAGoalSaysWhenItIsMet() {
        for (TaskFamily<?> family : Families.all()) {
            if (family.hasGoal() && !family.spec().id().startsWith("Decoy")) { // nothing is ever reached there
                assertFalse(family.goalMeaning().isEmpty(), family.spec().id());
                TaskFamily<?> wrapped = Families.named(family.spec().id() + "+oracle");
                assertEquals(family.goalMeaning(), wrapped.goalMeaning());
            }
        }
    }
}
