package org.vmorph.vmm.tower;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Span;

/**
 * Who may write where in the storage of the real machine under a tower.
 *
 * @param writable what a monitor and all that it hosts may write, the outermost first; what the
 *     innermost guest may write comes last
 * @param guards what nobody may write
 */
record Territories(List<Span> writable, List<Span> guards) {
  /**
   * The territories of a tower.
   *
   * @param size of the real storage
   * @param guests from the outermost to the innermost
   * @param guardWords how many words behind each of them belong to nobody
   */
  static Territories of(long size, List<Guest> guests, List<Integer> guardWords) {
    var writable = new ArrayList<Span>();
    var guards = new ArrayList<Span>();
    var level = new Span(0, size);
    for (int i = 0; i < guests.size(); i++) {
      long nobodys = guardWords.get(i);
      writable.add(new Span(level.low(), level.words() - nobodys));
      if (nobodys > 0) {
        guards.add(new Span(level.end() - nobodys, nobodys));
      }
      var own = guests.get(i).owns();
      level = new Span(level.low() + own.low(), own.words());
    }
    writable.add(level);
    return new Territories(List.copyOf(writable), List.copyOf(guards));
  }
}
