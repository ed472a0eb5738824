package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Page registers: while they are in force the register of an address's page says in which frame of
 * storage it lies; else each page is the frame of its number. An address behind the last page, one
 * of a page that is not valid, a store to one that is not writable, and a word beyond q all trap
 * for one cause: more than one would tell a guest what is the hardware's.
 *
 * @param storage E
 * @param on 1 bit: whether they are in force
 * @param registers a word for each page: valid 1 | writable 1 | frame, as wide as storage has
 *     frames
 * @param pageBits a page has 2^pageBits words
 * @param cause of all its traps
 */
public record PageRegisters(File storage, Cell on, File registers, int pageBits, Cause cause)
    implements Translation {
  /** Rejects registers of another width than valid, writable and the number of a frame need. */
  public PageRegisters {
    int expected = 2 + storage.indexBits() - pageBits;
    if (pageBits < 1 || registers.bits() != expected || on.bits() != 1) {
      throw new IllegalArgumentException(
          "pages of 2^%d words: %s has %d bits, %s has %d; expected 2^1 or more, %d and 1"
              .formatted(
                  pageBits, registers.name(), registers.bits(), on.name(), on.bits(), expected));
    }
    if (registers.indexBits() > expected - 2) {
      throw new IllegalArgumentException(
          "pages of 2^%d words: 2^%d registers; expected at most 2^%d, a page for each frame"
              .formatted(pageBits, registers.indexBits(), expected - 2));
    }
  }

  /** Width of the number of a frame. */
  public int frameBits() {
    return registers.bits() - 2;
  }

  /** The bit of a register that says that its page is valid. */
  public int valid() {
    return registers.bits() - 1;
  }

  /** The bit of a register that says that its page can be stored to. */
  public int writable() {
    return registers.bits() - 2;
  }

  @Override
  public long unit() {
    return 1L << pageBits;
  }

  @Override
  public Map<Cell, Word> open() {
    return Map.of(on, literal(0, 1));
  }

  @Override
  public Addressing by(Access access, int addressBits) {
    return new Addressing(
        storage.name() + "[%s]",
        addressBits,
        storage.bits(),
        address -> checks(access, address),
        address -> List.of(storage.at(place(address))));
  }

  private List<Addressing.Check> checks(Access access, Word address) {
    var entry = entry(address);
    var checks = new ArrayList<Addressing.Check>();
    int reach = pageBits + registers.indexBits();
    if (reach < address.bits()) {
      checks.add(
          new Addressing.Check(address.below(literal(1L << reach, address.bits())).not(), cause));
    }
    checks.add(new Addressing.Check(entry.slice(valid(), 1).is(0), cause));
    if (access == Access.STORE) {
      checks.add(new Addressing.Check(entry.slice(writable(), 1).is(0), cause));
    }
    var size = new Word.Size(storage.indexBits());
    checks.add(new Addressing.Check(place(address).below(size).not(), cause));
    return checks;
  }

  /** The register that counts for an address: what it would hold while none is in force. */
  private Word entry(Word address) {
    var page = address.slice(pageBits, registers.indexBits());
    var same = literal(3, 2).join(page.extend(frameBits()));
    return let("entry", choose(on.is(1), registers.at(page), same));
  }

  private Word place(Word address) {
    return let("place", entry(address).low(frameBits()).join(address.low(pageBits)));
  }
}
