package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.DecodingTree.Nothing;
import org.vmorph.model.arch.DecodingTree.Switch;
import org.vmorph.model.ir.BitRun;
import org.vmorph.model.ir.Match;

/** The places of a decoding tree that are nobody's. */
final class Unassigned {
  private final List<Long> words = new ArrayList<>();

  private Unassigned() {}

  /** A word for each, all other bits 0. */
  static List<Long> words(DecodingTree tree) {
    var unassigned = new Unassigned();
    unassigned.walk(tree, Match.ANY);
    return List.copyOf(unassigned.words);
  }

  private void walk(DecodingTree tree, Match known) {
    if (tree == Nothing.NOTHING) {
      words.add(known.bits());
    } else if (tree instanceof Switch(var low, var bits, var cases)) {
      for (int value = 0; value < cases.size(); value++) {
        walk(cases.get(value), known.with(new BitRun(low, 0, bits), value));
      }
    }
  }
}
