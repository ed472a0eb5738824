package org.vmorph.conformance.run;

import org.vmorph.model.concrete.Content;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Guest;

/**
 * A file of the bare machine, held against that of a guest again and again: for one thread, which
 * does so at every entry of a monitor, and so keeps the room for a guest's words.
 */
final class ComparedFile {
  /** Words that are compared at once; a console grows. */
  private static final int AT_ONCE = 1_024;

  private final File file;
  private final Content content;
  private final long[] whole = new long[AT_ONCE];
  private long[] rest = {};

  /** This content of a file of the bare machine, as it is and as it will be. */
  ComparedFile(File file, Content content) {
    this.file = file;
    this.content = content;
  }

  /** Whether a guest's file holds what this content does, and nothing else. */
  boolean isLike(Guest guest) {
    long end = Math.max(guest.used(file), content.used());
    for (long from = 0; from < end; from += AT_ONCE) {
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
