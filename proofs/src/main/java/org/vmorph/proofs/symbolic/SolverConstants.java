package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArraySort;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import org.vmorph.model.ir.File;
import org.vmorph.proofs.claim.Unknowns;
import org.vmorph.vmm.control.VirtualMachineMap;

/** Unknowns as the solver's constants. */
public final class SolverConstants implements Unknowns<Expr<BitVecSort>, SymbolicContent> {
  private final Context z;

  /** The constants of a context. */
  public SolverConstants(Context z) {
    this.z = z;
  }

  @Override
  public Expr<BitVecSort> word(String name, int bits) {
    return z.mkBVConst(name, bits);
  }

  @Override
  public SymbolicContent content(String name, File file) {
    return Few.holds(file) ? Few.open(z, name, file) : new SymbolicContent.Whole(array(name, file));
  }

  Expr<ArraySort<BitVecSort, BitVecSort>> array(String name, File file) {
    return z.mkArrayConst(name, z.mkBitVecSort(file.indexBits()), z.mkBitVecSort(file.bits()));
  }

  @Override
  public SymbolicContent framed(
      String inside,
      SymbolicContent rest,
      File file,
      Expr<BitVecSort> base,
      Expr<BitVecSort> bound,
      long unit) {
    var window = array(inside, file);
    return unit == 1
        ? new SymbolicContent.Framed(window, rest, base, bound)
        : new InUnits(window, rest, base, bound, Long.numberOfTrailingZeros(unit));
  }

  @Override
  public VirtualMachineMap.Region<Expr<BitVecSort>, SymbolicContent> hosting(
      File storage, VirtualMachineMap.Place<Expr<BitVecSort>> place) {
    return new Hosts(z, storage, place);
  }
}
