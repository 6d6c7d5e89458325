package adaptarium.experiments.report;

import java.util.regex.Pattern;

/**
 * An episode before adaptation and the same one after it, side by side, as a report's page plays them.
 *
 * @param task number of the task among those of its split, from 0
 * @param rank which of all tasks it is by the return of this episode after adaptation: worst, median or best; empty where it is just one of the first
 * @param before return of the episode before adaptation
 * @param after return of the episode after it
 * @param width px
 * @param height px
 * @param framesPerSecond rate of playing, as fast as it was
 * @param reel the pictures, as {@link adaptarium.render.record.Reel} ends
 */
record Film(
        int task,
        String rank,
        double before,
        double after,
        int width,
        int height,
        double framesPerSecond,
        String reel) {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
    private static final int LARGEST = 4096; // px

    /** Refuses what is no film. */
    Film {
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException(
                    "a film's sides must be between 1 and " + LARGEST + " px, got " + width + " x " + height);
        }
        if (!(framesPerSecond > 0) || framesPerSecond > 1000) {
            throw new IllegalArgumentException("framesPerSecond must lie in (0, 1000], got " + framesPerSecond);
        }
        if (!BASE64.matcher(reel).matches()) {
            throw new IllegalArgumentException("reel must be in base 64");
        }
        if (!rank.matches("[a-z]{0,20}")) {
            throw new IllegalArgumentException("rank must be one word, got '" + rank + "'");
        }
    }
}
