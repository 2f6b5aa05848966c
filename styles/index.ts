import './fonts.css'
import './tokens.css'
import './frame.css'
import './prose.css'
import './presenter.css'

// The brand's colours and font, if the scenario has one.
import.meta.glob('../artifacts/brand/brand.css', { eager: true })
