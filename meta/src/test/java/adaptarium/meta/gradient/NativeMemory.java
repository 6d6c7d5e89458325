package adaptarium.meta.gradient;

import adaptarium.meta.gradient.outer.TrustRegionStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program for {@link NativeMemoryTest}: trains and prints how much memory the process holds, in kB, now and then. */
final class NativeMemory {
    private NativeMemory() {}

    public static void main(String[] arguments) throws IOException {
        MamlSettings settings = MamlTest.small(new TrustRegionStep(), 1, 0.1);
        try (var learner = new Maml<>(MamlTest.NAVIGATION, settings, 3, 1)) {
            for (int update = 0; update < 400; update += 100) {
                MamlTest.train(MamlTest.NAVIGATION, learner, update, update + 100, 8);
                System.out.println("held " + held());
            }
        }
    }

    private static long held() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
