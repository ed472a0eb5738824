package org.vmorph.vmm.image;

import java.util.Arrays;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;

/**
 * A machine in supervisor mode that comes back to a state in which it was before: it will do so
 * again and again, for a step depends on the state and on nothing else.
 */
final class Recurrence {
  /** Longer ways round are not followed. */
  private static final int LONGEST = 1_000;

  private final Host host;
  private final long[] cells;
  private final long[][] files;

  private Recurrence(Host host) {
    this.host = host;
    this.cells = cells();
    this.files = files();
  }

  /** Runs the host on to see whether it comes back to the state in which it is. */
  static boolean isSeen(Host host) {
    var now = new Recurrence(host);
    for (int step = 0; step < LONGEST && !host.isUser(); step++) {
      if (host.runToUser(1).kind() == Exit.Kind.HALTED) {
        return false;
      }
      if (Arrays.equals(now.cells, now.cells()) && Arrays.deepEquals(now.files, now.files())) {
        return true;
      }
    }
    return false;
  }

  private long[] cells() {
    var words = new long[host.semantics().machine().cells().size()];
    host.loadCells(words);
    return words;
  }

  private long[][] files() {
    return host.semantics().machine().files().stream()
        .map(
            file -> {
              var words = new long[Math.toIntExact(host.used(file))];
              Arrays.setAll(words, i -> host.load(file, i));
              return words;
            })
        .toArray(long[][]::new);
  }
}
