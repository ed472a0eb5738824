package org.vmorph.model.compiled;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Condition;
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
  private final Word read;
  private final Word word;

  /**
   * The fetch of a machine.
   *
   * @param inLoop the word as the loop has it
   */
  SwiftFetch(Elaboration semantics, Expected expected, Word.Operand inLoop) {
    this.storage = semantics.machine().storage();
    this.expected = expected;
    var fetch = semantics.fetch().orElseThrow();
    var by = semantics.machine().fetch().orElseThrow();
    var address = semantics.machine().programCounter().extend(by.addressBits());
    fetch.checks().traps().forEach(trap -> expected.branches(trap.when()));
    expected.branches(fetch.word());
    Word from = fetch.word();
    Word whole = inLoop;
    if (by.datum() instanceof Datum.InParcels(var parcels, var one)
        && one.datum() instanceof Datum.Part(var numbering)
        && parcels.mostBits() <= numbering.file().bits()
        && isPlain(parcels, one, numbering, address)) {
      int most = parcels.mostBits();
      expected.require(expected.truth(numbering.has(address)));
      var datum = numbering.access("fetch", address.bits(), most, a -> List.of()).datum(address);
      from = new Word.Let("parcels", datum);
      expected.otherwise(beyond(parcels, numbering, address, from));
      // The others are in the same word as the first, or are not asked for.
      for (int parcel = 1; parcel <= parcels.longer().size(); parcel++) {
        expected.know(expected.truth(numbering.has(at(parcels, address, parcel))));
      }
      whole = those(parcels, inLoop);
    }
    fetch.checks().traps().forEach(trap -> expected.calm(trap.when()));
    fetch.checks().updates().forEach(update -> expected.otherwise(update.when()));
    this.read = expected.word(from);
    this.word = whole;
  }

  private static Word at(Parcels parcels, Word address, int parcel) {
    return parcel == 0 ? address : address.plus((long) parcel * parcels.step());
  }

  /** Whether each parcel is read where its address is, and nowhere else. */
  private boolean isPlain(Parcels parcels, Addressing one, Numbering numbering, Word address) {
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

  /**
   * Whether a parcel that is one of the instruction is in another word. Where the first one has the
   * low bits of a word the others may be missing.
   */
  private static Condition beyond(Parcels parcels, Numbering numbering, Word address, Word all) {
    if (parcels.endian() != Endian.LITTLE || numbering.endian() != Endian.LITTLE) {
      return numbering.crosses(address, parcels.mostBits());
    }
    var first = prefix(parcels, all, 1);
    var beyond = Condition.Always.TRUE.not();
    for (int count = 1; count <= parcels.longer().size(); count++) {
      var crosses = numbering.crosses(address, (count + 1) * parcels.bits());
      beyond = beyond.or(crosses.and(parcels.goesOn(count, first)));
    }
    return beyond;
  }

  /** Of as many parcels as there may be those that belong to the instruction. */
  private static Word those(Parcels parcels, Word all) {
    var first = prefix(parcels, all, 1);
    Word those = all;
    for (int count = parcels.longer().size(); count > 0; count--) {
      those = new Word.Choice(parcels.goesOn(count, first), those, filled(parcels, all, count));
    }
    return those;
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
    return uses.where(expected.known()).of(read);
  }

  /**
   * Writes the code; on the stack is what was read: of a short instruction with whatever is behind
   * it.
   */
  void emit(MethodVisitor code, Places places, int freeLocal, Label leave) {
    SwiftBody.guards(code, places, freeLocal, storage, uses(), expected, leave).push(read);
  }

  /** The word that an instruction is, of what was read. */
  Word word() {
    return word;
  }

  Expected expected() {
    return expected;
  }
}
