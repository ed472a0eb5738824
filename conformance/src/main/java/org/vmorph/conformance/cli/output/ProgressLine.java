package org.vmorph.conformance.cli.output;

import java.util.List;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.Coverage;

/** How far a campaign is, how fast, what it has reached, and how long it will take. */
public final class ProgressLine implements Campaign.Listener {
  private static final long OFTEN_ENOUGH = 100_000_000;

  /** Between two lines in the log of whoever does not watch. */
  private static final long FOR_A_LOG = 30_000_000_000L;

  private final Terminal terminal;
  private final String label;
  private final long all;
  private final long started = System.nanoTime();
  private long shown;

  /**
   * The line of a campaign of so many programs.
   *
   * @param label what it is about
   */
  public ProgressLine(Terminal terminal, String label, long all) {
    this.terminal = terminal;
    this.label = label;
    this.all = all;
  }

  @Override
  public void done(long programs, Coverage coverage) {
    long now = System.nanoTime() - started;
    if (!terminal.isWatched() && now - shown >= FOR_A_LOG) {
      shown = now;
      terminal.milestone(of(label, programs, all, now, coverage).getFirst());
    }
    if (terminal.isWatched() && (now - shown >= OFTEN_ENOUGH || programs == all)) {
      shown = now;
      terminal.progress(of(label, programs, all, now, coverage));
    }
  }

  /** From the longest to the shortest that is worth showing. */
  static List<String> of(String label, long done, long all, long nanoseconds, Coverage coverage) {
    double seconds = Math.max(1e-3, nanoseconds / 1e9);
    double rate = done / seconds;
    long left = Math.round((all - done) / Math.max(1, rate));
    var far = "%s: %s of %s".formatted(label, Count.of(done), Count.of(all));
    var fast = ", %s/s".formatted(Count.of(Math.round(rate)));
    var reached = ", coverage %d of %d".formatted(coverage.reached(), coverage.toReach());
    var end = ", %d s left".formatted(left);
    return List.of(
        far + " programs" + fast + reached + end,
        far + fast + reached + end,
        far + reached + end,
        far + end,
        far);
  }
}
