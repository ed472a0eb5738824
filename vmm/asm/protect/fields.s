; Parts of words, in the machine's own numbers.

address = PSW.P.mask >> PSW.P           ; an address, at the low end of a word

p.field:  .word PSW.P.mask

registers = 1 << lpp.i.bits             ; how many protection registers there are

pp.mask = pp.first.mask | pp.last.mask | allowed
allowed = pp.execute.mask | pp.write.mask | pp.read.mask

unchecked:                              ; what the hardware's are while the guest's are not in force
          .word (guest.words - 1) << pp.last | allowed
          .space registers - 1

trap.psw: .psw  s, trap, 0

guest.old = guest.words - PSW.old.end   ; the PSWs of the guest's own traps
guest.new = guest.words - PSW.new.end
