public import Annals

extension Reading: WholeLibrary {}
