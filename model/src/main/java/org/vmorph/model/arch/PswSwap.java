package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * The trap of the paper (section 2): E[0] receives the old PSW, the new one is taken from E[1],
 * nothing else changes. The stored PSW carries the cause in its spare field, as the System/360 did.
 * The two may lie elsewhere: at other numbers, or so far from the end of storage.
 *
 * @param psw the PSW as one word
 * @param cause the field of the stored PSW that receives the cause's code; a gap when a PSW is
 *     loaded
 * @param oldAt where the old PSW goes
 * @param newAt where the new PSW comes from
 */
public record PswSwap(
    File storage, Word.Packed psw, Word.Field cause, StoragePlace oldAt, StoragePlace newAt)
    implements TrapEntry {
  /** Where the paper's old PSW goes. */
  public static final long OLD = 0;

  /** Where the paper's new PSW comes from. */
  public static final long NEW = 1;

  /** The paper's, through E[0] and E[1]. */
  public PswSwap(File storage, Word.Packed psw, Word.Field cause) {
    this(storage, psw, cause, StoragePlace.at(OLD), StoragePlace.at(NEW));
  }

  @Override
  public List<Act> acts(Cause why) {
    return List.of(set(oldPsw(), shape().stored(why)), set(psw, newPsw()));
  }

  /** The word the old PSW goes to. */
  public Word.At oldPsw() {
    return oldAt.of(storage);
  }

  /** The word the new PSW comes from. */
  public Word.At newPsw() {
    return newAt.of(storage);
  }

  @Override
  public Optional<Places> places() {
    return Optional.of(new Places(oldAt, newAt));
  }

  @Override
  public List<Saved> saved(Cause why) {
    return shape().saved(oldPsw());
  }

  @Override
  public Optional<PswLayout> layout() {
    return Optional.of(shape());
  }

  /** Both PSWs lie in it, whatever its size, each in a word of its own. */
  @Override
  public Optional<String> unfit(File reached, long leastWords) {
    long words = Math.max(oldAt.needs(), newAt.needs());
    if (!storage.equals(reached) || leastWords < words) {
      return Optional.of(
          "a trap changes words %s and %s of %s; expected %s, of at least %d words"
              .formatted(oldAt, newAt, storage, reached, words));
    }
    return oldAt.equals(newAt)
        ? Optional.of(
            "a trap finds the new PSW at %s, where it leaves the old one".formatted(newAt))
        : Optional.empty();
  }

  private PswLayout shape() {
    return new PswLayout(psw, cause);
  }
}
