package org.vmorph.conformance.run.compare;

import org.vmorph.model.concrete.Content;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Guest;

/**
 * A file of the bare machine, held against that of a guest again and again: for one thread, which
 * does so at every entry of a monitor, and so keeps the room for a guest's words.
 *
 * <p>A console grows with the steps of a guest that goes on for long, and to look at all of it
 * after each would take as long as the steps squared. So of a tape of more than {@value #AT_ONCE}
 * words all that is new is looked at, and the last ones, and the others in turn; and all of it when
 * the guest has come to its end.
 */
public final class ComparedFile {
  /** Words that are compared at once. */
  static final int AT_ONCE = 256;

  private final File file;
  private final Content content;
  private final long[] whole = new long[AT_ONCE];
  private long[] rest = {};

  /** How far it has been looked at. */
  private long known;

  /** Where those begin whose turn it is. */
  private long turn;

  /** This content of a file of the bare machine, as it is and as it will be. */
  public ComparedFile(File file, Content content) {
    this.file = file;
    this.content = content;
  }

  /** Nothing of it has been looked at: there is another guest. */
  void start() {
    known = 0;
    turn = 0;
  }

  /** Whether a guest's file holds what this content does, and nothing else. */
  public boolean isLike(Guest guest) {
    return isLike(guest, 0, Math.max(guest.used(file), content.used()));
  }

  /** The same, of a tape as far as its turn is. */
  boolean isStillLike(Guest guest) {
    if (!content.isTape()) {
      return isLike(guest);
    }
    long end = Math.max(guest.used(file), content.used());
    long late = Math.max(0, Math.min(known, end - AT_ONCE));
    turn = turn < late ? turn : 0;
    boolean alike = isLike(guest, turn, Math.min(late, turn + AT_ONCE)) && isLike(guest, late, end);
    turn += AT_ONCE;
    known = end;
    return alike;
  }

  /** Whether all of it is as what was looked at last. */
  boolean isLikeAfterAll(Guest guest) {
    return known <= AT_ONCE || isLike(guest);
  }

  private boolean isLike(Guest guest, long first, long end) {
    for (long from = first; from < end; from += AT_ONCE) {
      var words = room(end - from);
      guest.loadAll(file, from, words);
      if (!content.isLike(from, words)) {
        return false;
      }
    }
    return true;
  }

  /** For so many words, or as many as are compared at once. */
  private long[] room(long words) {
    if (words >= AT_ONCE) {
      return whole;
    }
    if (words != rest.length) {
      rest = new long[(int) words];
    }
    return rest;
  }
}
