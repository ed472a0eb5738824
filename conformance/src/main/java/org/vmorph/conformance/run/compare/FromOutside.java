package org.vmorph.conformance.run.compare;

import java.util.Arrays;
import java.util.Optional;
import org.vmorph.conformance.run.ask.Breakdown;
import org.vmorph.conformance.run.finding.Misshown;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Guest;

/**
 * Asks a guest as somebody does who stands on it: beyond its storage there is nothing, and what is
 * put there reaches nobody; what is put into a register is there.
 */
final class FromOutside {
  private final Guest guest;
  private final Architecture machine;

  FromOutside(Guest guest) {
    this.guest = guest;
    this.machine = guest.semantics().machine();
  }

  /** The first wrong answer. The guest's registers are others afterwards. */
  Optional<Misshown> wrong() {
    return beyondStorage().or(this::registers);
  }

  private Optional<Misshown> beyondStorage() {
    var storage = machine.storage();
    long end = guest.used(storage);
    try {
      guest.store(storage, end, 1);
    } catch (RuntimeException refused) {
      Breakdown.check(refused);
      // That is as good as to put it nowhere. Where else it went, the kit's hardware has seen.
    }
    return asked(storage, end, 0);
  }

  private Optional<Misshown> registers() {
    for (var file : machine.files()) {
      if (file.role() == Role.GENERAL) {
        var wrong = putAndAsked(file);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
    }
    return Optional.empty();
  }

  /** Puts the complement of every word, the first one by itself and the others at once. */
  private Optional<Misshown> putAndAsked(File file) {
    var words = new long[1 << file.indexBits()];
    Arrays.setAll(words, i -> Concrete.low(~guest.load(file, i), file.bits()));
    guest.store(file, 0, words[0]);
    guest.storeAll(file, 1, Arrays.copyOfRange(words, 1, words.length));
    for (int i = 0; i < words.length; i++) {
      var wrong = asked(file, i, words[i]);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<Misshown> asked(File file, long index, long expected) {
    long shown = guest.load(file, index);
    return shown == expected
        ? Optional.empty()
        : Optional.of(new Misshown(file, index, shown, expected));
  }
}
