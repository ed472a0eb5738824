package org.vmorph.proofs.enumeration;

import java.util.List;
import java.util.stream.Stream;

/**
 * A truth whose table is made when it is looked at.
 *
 * @param table its table
 * @param either where it is that one of some others holds, these; its table need not be made then
 */
record Fact(Late<Integer> table, List<Fact> either) {
  static Fact of(Late<Integer> table) {
    return new Fact(table, List.of());
  }

  /** Those of which it is that one of them holds. */
  Stream<Fact> alternatives() {
    return either.isEmpty() ? Stream.of(this) : either.stream().flatMap(Fact::alternatives);
  }
}
