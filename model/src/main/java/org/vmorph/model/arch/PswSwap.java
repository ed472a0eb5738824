package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * The trap of the paper (section 2): E[0] receives the old PSW, the new one is taken from E[1],
 * nothing else changes. The stored PSW carries the cause in its spare field, as the System/360 did.
 *
 * @param psw the PSW as one word
 * @param cause the field of the stored PSW that receives the cause's code; a gap when a PSW is
 *     loaded
 */
public record PswSwap(File storage, Word.Packed psw, Word.Field cause) implements TrapEntry {
  /** Where the old PSW goes. */
  public static final long OLD = 0;

  /** Where the new PSW comes from. */
  public static final long NEW = 1;

  @Override
  public List<Act> acts(Cause why, Word number) {
    return List.of(set(at(OLD), stored(why)), set(psw, at(NEW)));
  }

  @Override
  public List<Saved> saved(Cause why) {
    return psw.fields().stream()
        .filter(field -> field.cell() != null)
        .map(field -> new Saved(field.cell(), at(OLD).slice(psw.low(field), field.bits())))
        .toList();
  }

  private Word.At at(long address) {
    return storage.at(literal(address, storage.indexBits()));
  }

  private Word stored(Cause why) {
    return psw.fields().stream()
        .map(field -> part(field, why))
        .reduce(Word::join)
        .orElseThrow(() -> new IllegalArgumentException(psw.name() + " has no fields"));
  }

  private Word part(Word.Field field, Cause why) {
    return field.equals(cause)
        ? literal(why.code(), field.bits())
        : field.cell() == null ? literal(0, field.bits()) : field.cell();
  }
}
