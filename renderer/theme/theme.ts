// The fonts, Inter with its optical-size axis, and the tokens: both windows use them. One line for each theme.
// The dark ones are what holds where no theme is named: what is light comes after them.
import '@fontsource-variable/inter/opsz.css';
import './fonts.css';
import './base.css';
import './dark.css';
import './midnight.css';
import './light.css';
import './daylight.css';
import './contrast.css';
import './spring.css';
import './summer.css';
import './autumn.css';
import './winter.css';
import './preferences.css';
