package org.vmorph.model.machines.ibm;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Objects;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;

/**
 * How the processor is interrupted: by an SVC through the PSWs at hexadecimal 20 and 60, by a
 * program interruption through those at 28 and 68. Principles of Operation, "Interruptions". The
 * old PSW of a program interruption has the address of the instruction itself here, and no length
 * code; the manual has what follows it.
 */
enum PswInterruption implements TrapEntry {
  ENTRY;

  @Override
  public List<Act> acts(Cause cause) {
    boolean called = cause.equals(S360Parts.SVC);
    var code = called ? S360Parts.NUMBER.extend(16) : literal(cause.code(), 16);
    var length = literal(called ? 1 : 0, 2);
    var next = called ? S360Parts.IA.plus(2) : S360Parts.IA;
    return List.of(
        set(psw(cause, 0x20), S360Parts.stored(code, length, next)),
        set(S360Parts.PSW, psw(cause, 0x60)));
  }

  @Override
  public List<Saved> saved(Cause cause) {
    var old = psw(cause, 0x20);
    return S360Parts.PSW.fields().stream()
        .filter(field -> field.cell() != null)
        .map(field -> saved(old, field, cause))
        .toList();
  }

  private static Saved saved(Word old, Word.Field field, Cause cause) {
    var cell = Objects.requireNonNull(field.cell());
    var word = old.slice(S360Parts.PSW.low(field), field.bits());
    boolean isBehind = cell.equals(S360Parts.IA) && cause.equals(S360Parts.SVC);
    return new Saved(cell, isBehind ? word.plus(-2) : word);
  }

  private static Word.Memory psw(Cause cause, int ofCall) {
    long at = cause.equals(S360Parts.SVC) ? ofCall : ofCall + 8L;
    return S360Parts.unchecked(8, literal(at, 24));
  }
}
