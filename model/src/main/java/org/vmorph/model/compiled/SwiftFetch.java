package org.vmorph.model.compiled;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Datum;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Numbering;
import org.vmorph.model.ir.Parcels;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/**
 * The fetch in the swift loop. An instruction in parcels is expected to lie in one word of storage,
 * and is read at once.
 */
final class SwiftFetch {
  private final File storage;
  private final Expected expected;
  private final Word word;

  SwiftFetch(Elaboration semantics, Expected expected) {
    this.storage = semantics.machine().storage();
    this.expected = expected;
    var fetch = semantics.fetch().orElseThrow();
    var by = semantics.machine().fetch().orElseThrow();
    var address = semantics.machine().programCounter().extend(by.addressBits());
    fetch.checks().traps().forEach(trap -> expected.branches(trap.when()));
    expected.branches(fetch.word());
    Word read = fetch.word();
    if (by.datum() instanceof Datum.InParcels(var parcels, var one)
        && one.datum() instanceof Datum.Part(var numbering)
        && parcels.mostBits() <= numbering.file().bits()
        && isPlain(parcels, one, numbering, address)) {
      expected.require(expected.truth(numbering.has(address)));
      expected.otherwise(numbering.crosses(address, parcels.mostBits()));
      // The others are in the same word as the first.
      for (int parcel = 1; parcel <= parcels.longer().size(); parcel++) {
        expected.know(expected.truth(numbering.has(at(parcels, address, parcel))));
      }
      read = atOnce(parcels, numbering, address);
    }
    fetch.checks().traps().forEach(trap -> expected.calm(trap.when()));
    this.word = expected.word(read);
  }

  private static Word at(Parcels parcels, Word address, int parcel) {
    return parcel == 0 ? address : address.plus((long) parcel * parcels.step());
  }

  /** Whether each parcel is read where its address is, and nowhere else. */
  private boolean isPlain(
      Parcels parcels, org.vmorph.model.ir.Addressing one, Numbering numbering, Word address) {
    for (int parcel = 0; parcel <= parcels.longer().size(); parcel++) {
      var at = at(parcels, address, parcel);
      var words = one.words().apply(at);
      if (words.size() != 1
          || !expected.word(words.getFirst()).equals(expected.word(numbering.word(at)))) {
        return false;
      }
    }
    return true;
  }

  private static Word atOnce(Parcels parcels, Numbering numbering, Word address) {
    int most = parcels.mostBits();
    var all =
        new Word.Let(
            "parcels",
            numbering
                .access("fetch", address.bits(), most, a -> java.util.List.of())
                .datum(address));
    var first = prefix(parcels, all, 1);
    Word read = all;
    for (int count = parcels.longer().size(); count > 0; count--) {
      read = new Word.Choice(parcels.goesOn(count, first), read, filled(parcels, all, count));
    }
    return read;
  }

  private static Word prefix(Parcels parcels, Word all, int count) {
    int bits = parcels.bits() * count;
    return all.slice(parcels.endian() == Endian.LITTLE ? 0 : all.bits() - bits, bits);
  }

  private static Word filled(Parcels parcels, Word all, int count) {
    var part = prefix(parcels, all, count);
    int rest = all.bits() - part.bits();
    return parcels.endian() == Endian.LITTLE
        ? part.extend(all.bits())
        : part.join(new Word.Literal(0, rest));
  }

  Uses uses() {
    var uses = new Uses(new Folding(), storage);
    for (var guard : expected.guards()) {
      uses.where(guard.known()).of(guard.condition());
    }
    return uses.where(expected.known()).of(word);
  }

  /** Writes the code; the word is on the stack. */
  void emit(MethodVisitor code, Places places, int freeLocal, Label leave) {
    SwiftBody.guards(code, places, freeLocal, storage, uses(), expected, leave).push(word);
  }

  Expected expected() {
    return expected;
  }
}
