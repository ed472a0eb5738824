; Fields of a PSW that do not fit a number in an instruction.

address = PSW.b.mask                    ; an address, at the low end of a word: b stands there in a PSW

m.field:  .word PSW.M.mask
p.field:  .word PSW.P.mask
psw.fields:
          .word PSW.M.mask | PSW.P.mask | PSW.l.mask | PSW.b.mask
