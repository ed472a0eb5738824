package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * The trap of a machine with rings: to the ring that a cause is delegated to, or the ring it
 * happens in if that is more privileged. Ring t has its old PSW in E[2t] and its new one in
 * E[2t+1], which leads to no ring more privileged than t.
 *
 * @param layout the PSW as one word
 * @param mode M, 2 bits
 * @param delegation D: 2 bits a cause, those of the cause of code 1 lowest
 * @param fixed a cause that goes to ring 1 at best, whatever D says of it
 */
record RingTrap(File storage, PswLayout psw, Cell mode, Cell delegation, Optional<Cause> fixed)
    implements TrapEntry {
  @Override
  public List<Act> acts(Cause cause) {
    // Each cause has its own, and a manual shows them side by side.
    var ring = let("t." + cause, least(mode, delegated(cause)));
    var acts = new ArrayList<Act>();
    acts.add(set(psw(ring, 0), psw.stored(cause)));
    acts.addAll(loads(let("new." + cause, psw(ring, 1)), ring));
    return acts;
  }

  /**
   * As long as D directs the cause to ring 0, if it can: a control program of ring 0 sees to it.
   */
  @Override
  public List<Saved> saved(Cause cause) {
    return psw.saved(psw(literal(fixed.filter(cause::equals).isPresent() ? 1 : 0, 2), 0));
  }

  @Override
  public Optional<PswLayout> layout() {
    return Optional.of(psw);
  }

  /**
   * What loads a PSW.
   *
   * @param least the ring it leads to is this, 2 bits, or less privileged
   */
  List<Act> loads(Word stored, Word least) {
    var acts = new ArrayList<Act>();
    psw.cells(stored)
        .forEach((cell, word) -> acts.add(set(cell, cell.equals(mode) ? ring(word, least) : word)));
    return acts;
  }

  private Word delegated(Cause cause) {
    var ring = delegation.slice(2 * (cause.code() - 1), 2);
    return fixed.filter(cause::equals).isPresent() ? most(ring, literal(1, 2)) : ring;
  }

  private Word.At psw(Word ring, long which) {
    return storage.at(ring.join(literal(which, 1)).extend(storage.indexBits()));
  }

  /** There is no ring 3. */
  private static Word ring(Word loaded, Word least) {
    return choose(
        loaded.is(3), literal(2, 2), least.equals(literal(0, 2)) ? loaded : most(loaded, least));
  }

  private static Word least(Word one, Word other) {
    return choose(one.below(other), one, other);
  }

  private static Word most(Word one, Word other) {
    return choose(one.below(other), other, one);
  }
}
