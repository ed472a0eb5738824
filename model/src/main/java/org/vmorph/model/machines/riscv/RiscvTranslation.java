package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.literal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Datum;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Where the address of a byte leads: R is satp and the entries of physical memory protection, and
 * what of mstatus says whose address it is.
 */
record RiscvTranslation(RiscvState is, VirtualMemory memory, Settings settings)
    implements Translation {
  @Override
  public Addressing by(Access access, int addressBits) {
    return new Addressing(
        "byte[%s]",
        addressBits,
        8,
        address -> reached(access, address).checks(),
        address -> List.of(is.ram.word(reached(access, address).physical)),
        new Datum.Part(is.ram),
        address -> reached(access, address).updates());
  }

  private Reached reached(Access access, Word address) {
    return memory.reached(access, address.extend(64));
  }

  @Override
  public int addressBits(File storage) {
    return is.P.bits();
  }

  /** Without address spaces nothing is moved. */
  @Override
  public boolean moves() {
    return !settings.is(RiscvAssumptions.SATP, RiscvAssumptions.BARE);
  }

  /** The first entry is of all addresses, and allows everything; without entries nothing has to. */
  @Override
  public Map<Cell, Word> refusingNothing() {
    var all = new LinkedHashMap<Cell, Word>();
    all.put(is.MPRV, literal(0, 1));
    if (!is.pmpcfg.isEmpty()) {
      all.put(is.pmpcfg.getFirst(), literal(PhysicalProtection.ALL, 8));
      all.put(is.pmpaddr.getFirst(), literal(-1, 54));
    }
    return all;
  }

  @Override
  public List<Stretch> window() {
    return List.of();
  }

  /** In machine mode, if no entry is locked. */
  @Override
  public Map<Cell, Word> open() {
    return Map.of(is.MPRV, literal(0, 1));
  }
}
