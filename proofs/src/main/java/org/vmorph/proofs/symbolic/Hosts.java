package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.stream.LongStream;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.control.VirtualMachineMap;

/** A region of a host's storage, as terms. */
record Hosts(Context z, File storage, VirtualMachineMap.Place<Expr<BitVecSort>> place)
    implements VirtualMachineMap.Region<Expr<BitVecSort>, SymbolicContent> {
  @Override
  public SymbolicContent inside(SymbolicContent host) {
    return ((Hosted) host).guest();
  }

  @Override
  public SymbolicContent with(SymbolicContent host, SymbolicContent guest) {
    return host instanceof Hosted hosted ? hosted.with(guest) : first(host, guest);
  }

  private Hosted first(SymbolicContent host, SymbolicContent guest) {
    var all = ((SymbolicContent.Whole) host).array();
    var own =
        LongStream.range(0, place.kept())
            .<Expr<BitVecSort>>mapToObj(
                i -> z.mkSelect(all, Term.sum(z, place.own(), z.mkBV(i, storage.indexBits()))))
            .toList();
    return new Hosted(own, guest, all, place);
  }
}
