package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DeterminismTest {
    /** The same on JDK 17 and 25, interpreted and compiled. Changes only when the physics does. */
    private static final long GOLDEN = 0x3e403794898495ddL;

    /** One world with its own scene and its own random motor speeds. */
    private static final class Run {
        private final Walker walker;
        private final PhysicsWorld world = new PhysicsWorld(Walker.settings());
        private final RandomGenerator random;
        private long hash;

        Run(int index) {
            Walker.Ground ground = index % 2 == 0 ? Walker.Ground.EDGES : Walker.Ground.CHAIN;
            Walker.Feet feet = index / 2 % 2 == 0 ? Walker.Feet.BOXES : Walker.Feet.DISCS;
            walker = new Walker(ground, feet, index);
            random = Seeds.generator(100 + index);
        }

        void episode(int steps) {
            world.clear();
            walker.build(world);
            for (int i = 0; i < steps; i++) {
                step();
            }
        }

        void step() {
            walker.step(world, random);
            hash = Walker.hash(world, hash);
        }
    }

    static long serial(int worlds, int episodes, int steps) {
        long sum = 0;
        for (int i = 0; i < worlds; i++) {
            Run run = new Run(i);
            for (int e = 0; e < episodes; e++) {
                run.episode(steps);
            }
            sum = sum * 31 + run.hash;
        }
        return sum;
    }

    static long threaded(int worlds, int episodes, int steps) throws InterruptedException {
        List<Run> runs = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < worlds; i++) {
            Run run = new Run(i);
            runs.add(run);
            threads.add(new Thread(() -> {
                for (int e = 0; e < episodes; e++) {
                    run.episode(steps);
                }
            }));
        }
        threads.forEach(Thread::start);
        long sum = 0;
        for (int i = 0; i < worlds; i++) {
            threads.get(i).join();
            sum = sum * 31 + runs.get(i).hash;
        }
        return sum;
    }

    /** Entry of the forked machines: prints the hash of a serial and of a threaded run, in that order or the other. */
    static final class Fork {
        private Fork() {}

        /**
         * Runs 8 worlds.
         *
         * @param arguments episodes, steps, and "serial" or "threaded" for what comes first
         */
        public static void main(String[] arguments) throws InterruptedException {
            int episodes = Integer.parseInt(arguments[0]);
            int steps = Integer.parseInt(arguments[1]);
            long first = arguments[2].equals("serial") ? serial(8, episodes, steps) : threaded(8, episodes, steps);
            System.out.println(first);
        }
    }

    @Test
    void theTrajectoryIsTheGoldenOne() {
        assertEquals(Long.toHexString(GOLDEN), Long.toHexString(serial(4, 2, 150)));
    }

    @Test
    void interleavedWorldsDoNotMeet() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Run run = new Run(i);
            run.world.clear();
            run.walker.build(run.world);
            runs.add(run);
        }
        for (int s = 0; s < 150; s++) {
            for (Run run : runs) {
                run.step();
            }
        }
        for (int i = 0; i < 6; i++) {
            Run alone = new Run(i);
            alone.episode(150);
            assertEquals(alone.hash, runs.get(i).hash, "world " + i);
        }
    }

    @Test
    void threadsDoNotChangeAnything() throws InterruptedException {
        assertEquals(serial(8, 3, 100), threaded(8, 3, 100));
    }

    @Test
    void coldAndInterpretedMachinesAgree() throws IOException, InterruptedException {
        // A race hides behind the compiler: only cold and interpreted machines show it.
        List<Process> processes = new ArrayList<>();
        String expected = Long.toString(serial(8, 2, 40));
        for (int k = 0; k < 8; k++) {
            processes.add(fork(k % 2 == 0 ? "-Xint" : "-Xshare:auto", "2", "40", k == 7 ? "serial" : "threaded"));
            if (k % 2 == 1) {
                for (Process process : processes) {
                    assertEquals(expected, output(process));
                }
                processes.clear();
            }
        }
    }

    private static Process fork(String flag, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                flag,
                "-cp",
                System.getProperty("java.class.path"),
                Fork.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "a forked machine hangs");
        return text;
    }

    @Test
    void lookingChangesNothing() {
        Run blind = new Run(1);
        blind.episode(100);
        Run seen = new Run(1);
        seen.world.clear();
        seen.walker.build(seen.world);
        Ray ray = new Ray();
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            seen.step();
            SceneView view = seen.world;
            for (SceneView.BodyView body : view.bodies()) {
                sum += body.x()
                        + body.y()
                        + body.angle()
                        + body.velocityX()
                        + body.geometry().size();
            }
            for (SceneView.JointView joint : view.joints()) {
                sum += joint.x() + joint.y() + joint.position() + joint.motorEffort();
            }
            sum += view.contacts().size() + view.markers().size() + view.time();
            sum += seen.world.cast(ray.between(-20, 30, 20, -30), 0xffff);
        }
        assertTrue(Double.isFinite(sum));
        assertEquals(blind.hash, seen.hash);
    }
}
